import type { ReactNode } from 'react'
import { useFormState } from 'react-hook-form'
import type { FieldForm } from '../fields/FieldProps.js'
import { FieldView } from '../fields/FieldView.js'
import { Disclosure } from '../ui/Disclosure.js'
import { Hint, Text } from '../ui/text/Text.js'
import { RedirectAddress } from './RedirectAddress.js'

/** An OAuth app of the user's own, which few users have. */
export function OwnApp({ form, readOnly }: { form: FieldForm; readOnly: boolean }): ReactNode {
  const { errors } = useFormState({ control: form.control })
  const isInUse = form.fields.some(({ id, isSet }) => isSet || errors[id] !== undefined || form.getValues(id) !== '')
  return (
    <Disclosure summary={<Text k="settings.ownApp" />} open={isInUse}>
      <Hint k="settings.ownAppText" />
      <div className="caw-fields">
        {form.fields.map((field) => (
          <FieldView key={field.id} {...{ field, form, readOnly }} question={null} showsBusy={false} />
        ))}
        <RedirectAddress />
      </div>
    </Disclosure>
  )
}
