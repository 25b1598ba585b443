'use client'
import type { ReactNode, Ref } from 'react'
import { useFormState } from 'react-hook-form'
import { Notice } from '../ui/Notice.js'
import { useWizardContext } from '../WizardContext.js'
import { fieldErrorText, reasonFor, useLabel } from './fieldErrorText.js'
import type { FieldForm } from './useFieldForm.js'

/** What needs attention, a link for each, in the words of the field itself. For one field alone there is none. */
export function ErrorSummary({ form, innerRef }: { form: FieldForm; innerRef: Ref<HTMLDivElement> }): ReactNode {
  const card = useWizardContext()
  const labelOf = useLabel()
  const { errors, submitCount } = useFormState({ control: form.control })
  const wrong = form.fields.flatMap((field) => {
    const reason = reasonFor(errors, field.id)
    return reason ? [{ field, text: fieldErrorText(field, reason, labelOf(field), card) }] : []
  })
  if (wrong.length < 2) return null
  const title = card.t('attention', { count: wrong.length })
  return (
    <Notice key={submitCount} icon="alert" tone="danger" title={title} label={title} innerRef={innerRef}>
      <ul>
        {wrong.map(({ field, text }) => (
          <li key={field.id}>
            <button type="button" className="caw-a" onClick={() => form.setFocus(field.id)}>
              {text}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
