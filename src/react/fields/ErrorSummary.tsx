import type { ReactNode, Ref } from 'react'
import { useFormState } from 'react-hook-form'
import type { Field } from '../../core/parameters/form.js'
import { Notice } from '../ui/Notice.js'
import { useWizardContext } from '../WizardContext.js'
import type { FieldForm } from './FieldProps.js'
import { reasonFor, summaryText, useLabel } from './fieldErrorText.js'

type ErrorSummaryProps = {
  form: FieldForm
  /** In the order of the screen. */
  fields: readonly Field[]
  innerRef: Ref<HTMLDivElement>
}

/** A link for each field with an error, in the words of that error. Not rendered for a single field. */
export function ErrorSummary({ form, fields, innerRef }: ErrorSummaryProps): ReactNode {
  const context = useWizardContext()
  const labelOf = useLabel()
  const { errors, submitCount } = useFormState({ control: form.control })
  const wrong = fields.flatMap((field) => {
    const reason = reasonFor(errors, field.id)
    return reason ? [{ field, text: summaryText(field, reason, labelOf(field), context) }] : []
  })
  if (wrong.length < 2) return null
  const title = context.t('attention', { count: wrong.length })
  return (
    <Notice key={submitCount} icon="alert" tone="danger" title={title} label={title} innerRef={innerRef}>
      <ul>
        {wrong.map(({ field, text }) => (
          <li key={field.id}>
            <button type="button" form="" className="caw-a" onClick={() => form.setFocus(field.id)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
