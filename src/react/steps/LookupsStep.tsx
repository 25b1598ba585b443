import { type ReactNode, useState } from 'react'
import type { StepForm } from '../../client/controller/WizardSnapshot.js'
import type { Parameter } from '../../core/connector.js'
import { chosenKey } from '../../core/parameters/accountSettings.js'
import { FormFields } from '../fields/FormFields.js'
import { useFieldForm } from '../fields/useFieldForm.js'
import { useSubmit } from '../fields/useSubmit.js'
import { Button } from '../ui/Button.js'
import { Panel } from '../ui/Panel.js'
import { Skeleton } from '../ui/Skeleton.js'
import { Text } from '../ui/text/Text.js'
import { useRateLimit } from '../ui/timing/useRateLimit.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'
import { QuietButton } from './ExitButton.js'
import { endsFlow, LoadErrorStep } from './LoadErrorStep.js'

/** Asks for the choices that exist only once the user has signed in. Their lists come live from the provider. */
export function LookupsStep({ ask, stepForm }: { ask: readonly Parameter[]; stepForm: StepForm | null }): ReactNode {
  const { actions, canExit } = useWizardContext()
  const { lookups } = useSnapshot()
  const { lists = null, failed = false, fetching = false, error = null } = lookups ?? {}
  const [isTyping, setIsTyping] = useState(false)
  if (lists === null && !failed) return <Skeleton />
  if (lists === null && error && endsFlow(error)) return <LoadErrorStep error={error} />
  if (stepForm && (isTyping || lists?.some((choices) => choices.length > 0))) {
    return <LookupForm ask={ask} stepForm={stepForm} fetching={fetching} />
  }
  return (
    <Panel
      kicker="step.last"
      title={failed ? 'lookup.failed' : 'lookup.empty.title'}
      lede={<Text k={failed ? 'lookup.failedLede' : 'lookup.empty.lede'} />}
      actions={
        <>
          <Button kind="primary" icon="refresh" busy={fetching} onClick={actions.refreshLookups}>
            <Text k="button.refreshList" />
          </Button>
          {ask.every(({ closed }) => !closed) && (
            <Button kind="quiet" onClick={() => setIsTyping(true)}>
              <Text k="settings.other" />
            </Button>
          )}
          {ask.every(isOptional) ? (
            <LaterButton />
          ) : (
            canExit && <QuietButton label="lookup.later" onClick={actions.requestExit} />
          )}
        </>
      }
    />
  )
}

type LookupFormProps = { ask: readonly Parameter[]; stepForm: StepForm; fetching: boolean }

function LookupForm({ ask, stepForm, fetching }: LookupFormProps): ReactNode {
  const { actions, chosen } = useWizardContext()
  const { pending } = useSnapshot()
  const form = useFieldForm(stepForm)
  const countdown = useRateLimit('saveLookups')
  const { onSubmit, summary } = useSubmit(form, (input, kept) => {
    if (countdown !== null) return
    const values = stepForm.toValues(input, kept)
    for (const field of stepForm.fields) {
      const option = field.in === 'values' && field.options.find(({ value }) => value === values[field.name])
      if (option) chosen.set(chosenKey(field.name, option.value), option.label)
    }
    actions.saveLookups(values)
  })
  const saving = pending === 'saveLookups'
  const only = ask.length === 1 ? ask[0] : undefined
  return (
    <Panel
      kicker="step.last"
      title={only ? 'lookup.only' : 'lookup.title'}
      titleValues={{ label: only?.label ?? '' }}
      onSubmit={onSubmit}
      actions={
        <>
          <Button kind="primary" busy={saving} waiting={countdown !== null} onClick={onSubmit}>
            {saving && <Text k="button.saving" />}
            {!saving && (
              <Text k={countdown === null ? 'lookup.save' : 'button.tryAgainIn'} v={{ time: countdown ?? '' }} />
            )}
          </Button>
          {ask.every(isOptional) && <LaterButton />}
        </>
      }
    >
      <FormFields {...{ form, summary, countdown }} busy={saving} titled={only !== undefined}>
        <Button kind="link" icon="refresh" waiting={fetching} onClick={actions.refreshLookups}>
          <Text k="button.refreshList" />
        </Button>
      </FormFields>
    </Panel>
  )
}

function isOptional({ required }: Parameter): boolean {
  return !required
}

function LaterButton(): ReactNode {
  const { actions } = useWizardContext()
  return <QuietButton label="lookup.later" onClick={() => actions.saveLookups({})} />
}
