import type { FieldErrors } from 'react-hook-form'
import { FIELD_REASONS, type FieldReason } from '../../core/errors.js'
import type { Field, FormInput } from '../../core/parameters/form.js'
import { inSentence } from '../../core/parameters/labels.js'
import { CREDENTIAL_LABELS } from '../kindWords.js'
import { useWizardContext, type WizardContextValue } from '../WizardContext.js'

/** The field's label: the connector's own, or ours for a credential that has none. */
export function useLabel(): (field: Field) => string {
  const { t } = useWizardContext()
  return ({ label, name, in: place }) => label ?? (place === 'values' ? name : t(CREDENTIAL_LABELS[name]))
}

/** Why a field may not be sent as it is. */
export function reasonFor(errors: FieldErrors<FormInput>, id: string): FieldReason | undefined {
  return FIELD_REASONS.find((reason) => reason === errors[id]?.type)
}

/** What to enter, with an example where there is one. Never that something is invalid. */
export function fieldErrorText(
  field: Field,
  reason: FieldReason,
  name: string,
  { t, provider }: WizardContextValue,
): string {
  const label = inSentence(name, provider.name)
  const parameter = field.in === 'values' ? field.parameter : null
  const example = parameter?.example ?? ''
  switch (reason) {
    case 'required':
      // A label that is a question is no noun to be put into a sentence.
      if (name.endsWith('?')) return t(parameter?.choices ? 'problem.chooseAnswer' : 'problem.enterAnswer')
      if (parameter?.choices) return t('problem.choose', { label })
      return example === '' ? t('problem.required', { label }) : t('problem.requiredExample', { label, example })
    case 'pattern':
      if (parameter?.patternHint) return parameter.patternHint
      if (parameter?.type === 'integer') return t('problem.number', { example: example || '25' })
      return example === '' ? t('problem.pattern', { label }) : t('problem.patternExample', { example })
    default:
      return t(`problem.${reason}`)
  }
}
