import * as z from 'zod/mini'
import { type Field, type FormInput, problemsOf } from './form.js'

/** The form's schema. Its messages are reasons, not words: the view owns the wording. */
export function formSchema(fields: readonly Field[]): z.ZodMiniType<FormInput, FormInput> {
  return z.record(z.string(), z.string()).check((context) => {
    for (const [id, reason] of problemsOf(fields, context.value)) {
      context.issues.push({ code: 'custom', path: [id], message: reason, input: context.value[id] })
    }
  })
}
