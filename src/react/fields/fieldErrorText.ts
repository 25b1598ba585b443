import type { FieldErrors } from 'react-hook-form'
import { type Field, FORM_REASONS, type FormInput, type FormReason } from '../../core/parameters/form.js'
import { inSentence } from '../../core/parameters/labels.js'
import { isWholeNumber, toDisplayed } from '../../core/parameters/values.js'
import { CREDENTIAL_LABELS } from '../kindWords.js'
import { useWizardContext, type WizardContextValue } from '../WizardContext.js'

/** The label of a field: the connector's own, or one of the locale for a credential without a label. */
export function useLabel(): (field: Field) => string {
  const { t } = useWizardContext()
  return ({ label, name, in: place }) => label ?? (place === 'values' ? name : t(CREDENTIAL_LABELS[name]))
}

/** Why the value of a field cannot be sent. */
export function reasonFor(errors: FieldErrors<FormInput>, id: string): FormReason | undefined {
  return FORM_REASONS.find((reason) => reason === errors[id]?.type)
}

/** The error of a field away from it: the text has to say which field it is about. */
export function summaryText(field: Field, reason: FormReason, name: string, context: WizardContextValue): string {
  const problem = fieldErrorText(field, reason, name, context)
  const label = inSentence(name, context.provider.name, context.lang)
  return problem.includes(label) ? problem : context.t('attention.field', { label: name, problem })
}

/** What to enter, with an example if there is one. Never that a value is invalid. `name`: the label. */
export function fieldErrorText(
  field: Field | undefined,
  reason: FormReason,
  name: string,
  { t, lang, provider }: WizardContextValue,
): string {
  const label = inSentence(name, provider.name, lang)
  const parameter = field?.in === 'values' ? field.parameter : null
  const isChoice = field?.in === 'values' && field.options.length > 0
  const example = parameter ? toDisplayed({ ...parameter, value: parameter.example }) : ''
  switch (reason) {
    case 'required':
      // A question cannot be put into "Enter the …".
      if (name.endsWith('?')) return t(isChoice ? 'problem.chooseAnswer' : 'problem.enterAnswer')
      if (isChoice) return t('problem.choose', { label })
      return example === '' ? t('problem.required', { label }) : t('problem.requiredExample', { label, example })
    case 'pattern':
      if (parameter?.patternHint) return parameter.patternHint
      if (parameter && isWholeNumber(parameter)) return t('problem.number', { example: example || '25' })
      return example === '' ? t('problem.pattern', { label }) : t('problem.patternExample', { example })
    default:
      return t(`problem.${reason}`)
  }
}
