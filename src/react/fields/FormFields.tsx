'use client'
import type { ReactNode, RefObject } from 'react'
import { useFormState } from 'react-hook-form'
import type { AuthMethod } from '../../core/connector.js'
import { type Field, isShown } from '../../core/parameters/form.js'
import { Disclosure } from '../ui/Disclosure.js'
import { ErrorNotice } from '../ui/ErrorNotice.js'
import { Hint } from '../ui/text/Hint.js'
import { Text } from '../ui/text/Text.js'
import { useWizardContext } from '../WizardContext.js'
import type { PendingAction } from '../wizard/state.js'
import { ErrorSummary } from './ErrorSummary.js'
import { FieldView } from './FieldView.js'
import type { FieldForm } from './useFieldForm.js'

type FormFieldsProps = {
  form: FieldForm
  summary: RefObject<HTMLDivElement | null>
  method: AuthMethod | null
  busy: boolean
  action: PendingAction
  /** The time a rate limit still runs. */
  countdown?: string | null
  setting?: string | null
  /** A question about one field, in the place of its hint. */
  ask?: { id: string; text: string } | null
  children?: ReactNode
}

/** Every input of the step: what is needed, then what may stay empty, folded away. */
export function FormFields({
  form,
  summary,
  method,
  busy,
  action,
  countdown,
  setting,
  ask,
  children,
}: FormFieldsProps): ReactNode {
  const { problem, elapsed, t } = useWizardContext()
  const { errors } = useFormState({ control: form.control })
  const fields = useShownFields(form)
  const required = fields.filter((field) => field.required || field.in === 'credentials')
  const ownApp = fields.filter((field) => !required.includes(field) && isOwnApp(field, method))
  const options = fields.filter((field) => !required.includes(field) && !ownApp.includes(field))
  const last = required.at(-1) ?? fields.at(-1)
  const still = busy && elapsed >= 5 ? t('busy.still') : null
  const render = (field: Field) => (
    <FieldView
      key={field.id}
      field={field}
      form={form}
      readOnly={busy}
      ask={ask?.id === field.id ? ask.text : null}
      instead={field === last ? still : null}
    />
  )
  const calls = (group: readonly Field[]) => group.some(({ id, isSet }) => isSet || errors[id] !== undefined)
  return (
    <>
      {problem?.action === action && problem.error.fields.length === 0 && (
        <ErrorNotice countdown={countdown} setting={setting} />
      )}
      <ErrorSummary form={form} innerRef={summary} />
      <div className="caw-fields">
        {required.map(render)}
        {children}
        {options.length > 0 && (
          <Disclosure
            summary={<Text k="settings.options" v={{ count: options.length }} />}
            open={required.length === 0 || calls(options)}
          >
            <div className="caw-fields">{options.map(render)}</div>
          </Disclosure>
        )}
        {ownApp.length > 0 && (
          <Disclosure summary={<Text k="settings.ownApp" />} open={calls(ownApp)}>
            <Hint k="settings.ownAppText" />
            <div className="caw-fields">{ownApp.map(render)}</div>
          </Disclosure>
        )}
      </div>
    </>
  )
}

/** Only the inputs that decide about others are watched: typing elsewhere renders nothing. */
function useShownFields({ watch, fields, getValues }: FieldForm): readonly Field[] {
  const deciding = fields.filter((field) =>
    fields.some((other) => other.in === 'values' && other.parameter.showWhen?.name === field.name),
  )
  if (deciding.length > 0) watch(deciding.map(({ id }) => id))
  return fields.filter((field) => isShown(field, fields, getValues()))
}

/** A sign-in that brings its own app to the provider is for the few whose host told them to. */
function isOwnApp(field: Field, method: AuthMethod | null): boolean {
  return method?.kind === 'oauth' && (field.name === 'ClientId' || field.name === 'ClientSecret')
}
