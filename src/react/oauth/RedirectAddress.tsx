import { type ReactNode, useId } from 'react'
import { INPUT_ATTRIBUTES, InputBox } from '../fields/InputBox.js'
import { CopyButton } from '../ui/CopyButton.js'
import { Hint } from '../ui/text/Text.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'

/** What the user has to register with an OAuth app of their own. */
export function RedirectAddress(): ReactNode {
  const { t } = useWizardContext()
  const id = useId()
  const address = useSnapshot().connector?.redirectUri
  if (!address) return null
  return (
    <div className="caw-field">
      <label className="caw-label" htmlFor={id}>
        {t('ownApp.redirect')}
      </label>
      <InputBox invalid={false} readOnly ltr>
        <input
          {...INPUT_ATTRIBUTES}
          className="caw-in"
          form=""
          id={id}
          readOnly
          value={address}
          onFocus={({ target }) => target.select()}
        />
      </InputBox>
      <Hint k="ownApp.redirectText" />
      <CopyButton kind="link" label="ownApp.copy" text={() => address} />
    </div>
  )
}
