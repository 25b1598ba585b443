import { type Address, DIRECTIONS, INTENTS, LOCALES, LOOKS, SCHEMES } from '../address.js'
import { FAULTS } from '../faults.js'
import { LOOK_CONTENT } from '../looks.js'
import { Choice } from './Choice.js'

type SwitchesProps = {
  address: Address
  isFake: boolean
  onChange: (patch: Partial<Address>) => void
  onFault: (fault: string) => void
  onReset: () => void
  /** Only where a connection is shown. */
  onBreak: (() => void) | null
}

const DIRECTION_LABELS = { ltr: 'Left to right', rtl: 'Right to left' }

export function Switches({ address, isFake, onChange, onFault, onReset, onBreak }: SwitchesProps) {
  return (
    <section className="switches" aria-label="Switches">
      <Choice
        label="Look"
        value={address.look}
        options={LOOKS.map((look) => ({ value: look, label: LOOK_CONTENT[look].label }))}
        onChange={(look) => onChange({ look })}
      />
      <Choice
        label="Colours"
        value={address.scheme}
        options={SCHEMES.map((scheme) => ({ value: scheme, label: capital(scheme) }))}
        onChange={(scheme) => onChange({ scheme })}
      />
      <Choice
        label="Direction"
        value={address.dir}
        options={DIRECTIONS.map((dir) => ({ value: dir, label: DIRECTION_LABELS[dir] }))}
        onChange={(dir) => onChange({ dir })}
      />
      <Choice
        label="Language"
        value={address.locale}
        options={LOCALES.map((locale) => ({ value: locale, label: languageName(locale) }))}
        onChange={(locale) => onChange({ locale })}
      />
      <Choice
        label="Intent"
        value={address.intent}
        options={INTENTS.map((intent) => ({ value: intent, label: capital(intent) }))}
        onChange={(intent) => onChange({ intent })}
      />
      {isFake && (
        <>
          <Choice
            label="What goes wrong"
            value={address.fault}
            options={FAULTS.map(({ name, label }) => ({ value: name, label }))}
            onChange={onFault}
          />
          {onBreak && (
            <button type="button" className="small-button" onClick={onBreak}>
              Break this connection
            </button>
          )}
          <button type="button" className="small-button" onClick={onReset}>
            Reset
          </button>
        </>
      )}
    </section>
  )
}

/** In the language itself: `Deutsch`. */
function languageName(locale: string): string {
  return capital(new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale)
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
