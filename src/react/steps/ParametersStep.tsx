'use client'
import type { ReactNode } from 'react'
import type { AuthMethod, Parameter } from '../../core/connector.js'
import { changedValues } from '../../core/parameters/form.js'
import { FormFields } from '../fields/FormFields.js'
import { useFieldForm } from '../fields/useFieldForm.js'
import { useSubmit } from '../fields/useSubmit.js'
import { Button } from '../ui/Button.js'
import { Panel } from '../ui/Panel.js'
import { useProgress } from '../ui/StepProgress.js'
import { Text } from '../ui/text/Text.js'
import { useWizardContext } from '../WizardContext.js'
import { FormActions } from './FormActions.js'

/** Asks for the settings of the connector. */
export function ParametersStep({ ask, method }: { ask: readonly Parameter[]; method: AuthMethod | null }): ReactNode {
  const { actions, pending, connector, flowState } = useWizardContext()
  const progress = useProgress()
  const form = useFieldForm('parameters', ask, method)
  const { onSubmit, summary } = useSubmit(form, (input) => {
    if (flowState.flow === 'reconnect') form.keepDraft()
    actions.saveParameters(changedValues(form.fields, input))
  })
  const isLateDetail = connector?.authenticated === true && flowState.flow !== 'reconnect' && !flowState.editingSettings
  const before = progress?.index === 0 ? connector?.guide?.before.join(' ') : undefined
  const saving = pending === 'saveParameters'
  return (
    <Panel
      title={isLateDetail ? 'settings.more' : 'settings.title'}
      lede={before}
      privacy={form.fields.some(({ secret }) => secret) ? 'secret' : 'settings'}
      focusField={form.fields.length === 1}
      onSubmit={onSubmit}
      actions={
        <FormActions busy={saving} action="saveParameters" onBack={form.keepDraft}>
          <Button kind="primary" type="submit" busy={saving}>
            <Text k={saving ? 'button.saving' : 'button.continue'} />
          </Button>
        </FormActions>
      }
    >
      <FormFields form={form} summary={summary} method={method} busy={pending !== null} action="saveParameters" />
    </Panel>
  )
}
