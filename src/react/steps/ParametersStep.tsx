import type { ReactNode } from 'react'
import type { StepForm } from '../../client/controller/WizardSnapshot.js'
import { rulesOf } from '../../core/authKinds.js'
import type { AuthMethod } from '../../core/connector.js'
import { FormFields } from '../fields/FormFields.js'
import { useFieldForm } from '../fields/useFieldForm.js'
import { useSubmit } from '../fields/useSubmit.js'
import { RedirectAddress } from '../oauth/RedirectAddress.js'
import { Button } from '../ui/Button.js'
import { Panel } from '../ui/Panel.js'
import { Text } from '../ui/text/Text.js'
import { useRateLimit } from '../ui/timing/useRateLimit.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'
import { FormActions } from './FormActions.js'

type ParametersStepProps = { stepForm: StepForm; method: AuthMethod | null }

/** Asks for the settings of the connector. */
export function ParametersStep({ stepForm, method }: ParametersStepProps): ReactNode {
  const { actions } = useWizardContext()
  const { pending, connector, flowState, progress } = useSnapshot()
  const form = useFieldForm(stepForm)
  const countdown = useRateLimit('saveParameters')
  const { onSubmit, summary } = useSubmit(form, (input, kept) => {
    if (countdown === null) actions.saveParameters(stepForm.toValues(input, kept))
  })
  const isLateDetail = connector?.authenticated === true && flowState.flow !== 'reconnect' && !flowState.editingSettings
  const before = progress?.index === 0 ? connector?.guide?.before.join(' ') : undefined
  const asksForApp = method !== null && stepForm.fields.some(({ name }) => rulesOf(method).ownApp.includes(name))
  const saving = pending === 'saveParameters'
  return (
    <Panel
      title={isLateDetail ? 'settings.more' : 'settings.title'}
      lede={before}
      privacy={form.fields.some(({ secret }) => secret) ? 'secret' : 'settings'}
      focusField={form.fields.length === 1}
      onSubmit={onSubmit}
      actions={
        <FormActions busy={saving} action="saveParameters">
          <Button kind="primary" busy={saving} waiting={countdown !== null} onClick={onSubmit}>
            {saving && <Text k="button.saving" />}
            {!saving && (
              <Text k={countdown === null ? 'button.continue' : 'button.tryAgainIn'} v={{ time: countdown ?? '' }} />
            )}
          </Button>
        </FormActions>
      }
    >
      <FormFields {...{ form, summary, countdown }} busy={pending !== null}>
        {asksForApp && <RedirectAddress />}
      </FormFields>
    </Panel>
  )
}
