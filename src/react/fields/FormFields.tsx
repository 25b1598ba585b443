import type { ReactNode, RefObject } from 'react'
import { useFormState, useWatch } from 'react-hook-form'
import { type Field, isShown } from '../../core/parameters/form.js'
import { Disclosure } from '../ui/Disclosure.js'
import { ErrorNotice, needsNotice } from '../ui/ErrorNotice.js'
import { Text } from '../ui/text/Text.js'
import { useSnapshot } from '../WizardContext.js'
import { ErrorSummary } from './ErrorSummary.js'
import type { FieldForm } from './FieldProps.js'
import { FieldView } from './FieldView.js'

type FormFieldsProps = {
  form: FieldForm
  summary: RefObject<HTMLDivElement | null>
  busy: boolean
  /** The time left of a rate limit. */
  countdown?: string | null
  /** A setting that the credential has to belong to. */
  setting?: string | null
  /** A question about one field, in place of its hint. */
  question?: { id: string; text: string } | null
  /** The title of the step is the label of its only field. */
  titled?: boolean
  children?: ReactNode
}

/** Every input of the step: the required ones, then the optional ones in a disclosure. */
export function FormFields({
  form,
  summary,
  busy,
  countdown,
  setting,
  question,
  titled = false,
  children,
}: FormFieldsProps): ReactNode {
  const { error } = useSnapshot()
  const { errors } = useFormState({ control: form.control })
  const fields = useShownFields(form)
  const required = fields.filter((field) => field.required || field.in === 'credentials')
  const options = fields.filter((field) => !required.includes(field))
  const last = required.at(-1) ?? fields.at(-1)
  const render = (field: Field) => (
    <FieldView
      key={field.id}
      field={field}
      form={form}
      readOnly={busy}
      question={question?.id === field.id ? question.text : null}
      showsBusy={field === last}
      titled={titled}
    />
  )
  const needsAttention = options.some((field) => errors[field.id] !== undefined || holdsValue(field))
  return (
    <>
      {error && needsNotice(error, fields) && <ErrorNotice countdown={countdown} setting={setting} fields={fields} />}
      <ErrorSummary form={form} fields={[...required, ...options]} innerRef={summary} />
      <div className="caw-fields">
        {required.map(render)}
        {children}
        {options.length > 0 && (
          <Disclosure
            summary={<Text k="settings.options" v={{ count: options.length }} />}
            open={required.length === 0 || needsAttention}
          >
            <div className="caw-fields">{options.map(render)}</div>
          </Disclosure>
        )}
      </div>
    </>
  )
}

/** What is stored is shown, and what would be stored. */
function holdsValue(field: Field): boolean {
  return field.isSet || (field.in === 'values' && field.parameter.defaultValue !== null)
}

/** Watches only the fields on which the visibility of others depends, so that typing elsewhere renders nothing. */
function useShownFields({ control, fields }: FieldForm): readonly Field[] {
  const deciding = fields.filter((field) =>
    fields.some((other) => other.in === 'values' && other.parameter.showWhen?.name === field.name),
  )
  const values = useWatch({ control, name: deciding.map(({ id }) => id) })
  const input = Object.fromEntries(deciding.map(({ id }, index) => [id, values[index] ?? '']))
  return fields.filter((field) => isShown(field, fields, input))
}
