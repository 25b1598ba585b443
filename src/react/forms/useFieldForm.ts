'use client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { AuthMethod, Parameter } from '../../core/connector.js'
import type { Choice } from '../../core/contract.js'
import { type Field, fieldsFor, initialInput } from '../../core/form.js'
import { useCard } from '../card.js'
import { useLatest } from '../useLatest.js'
import { createForm, type Form } from './createForm.js'

export type FieldForm = Form & {
  fields: readonly Field[]
  /** Keeps what was typed for when the user comes back to this step. */
  keepDraft: () => void
}

/** The form of a step. */
export function useFieldForm(
  step: 'parameters' | 'credentials' | 'lookups',
  ask: readonly Parameter[],
  method: AuthMethod | null,
  lists?: readonly (readonly Choice[])[],
): FieldForm {
  const { wizard, problem } = useCard()
  const { drafts } = wizard.unsent
  const fields = useMemo(
    () => fieldsFor(ask, step === 'credentials' ? method : null, lists),
    [ask, step, method, lists],
  )
  const latest = useLatest(fields)
  const draftKey = `${step} ${method?.id}`
  const [form] = useState(() => createForm(() => latest.current, { ...initialInput(fields), ...drafts.get(draftKey) }))

  // What the proxy refused is said at the field, in the same words as what the form itself refuses.
  const shown = useRef<unknown>(null)
  useEffect(() => {
    if (problem === null || shown.current === problem) return
    shown.current = problem
    for (const { in: place, name, reason } of problem.error.fields) {
      const field = fields.find((candidate) => candidate.in === place && candidate.name === name)
      if (field) form.fault(field.id, reason)
    }
  }, [problem, fields, form])

  const { unsent } = wizard
  const keepDraft = useCallback(() => {
    const before = initialInput(latest.current)
    const touched = latest.current.some(({ id }) => form.value(id) !== before[id])
    if (touched) drafts.set(draftKey, form.values())
    else drafts.delete(draftKey)
  }, [drafts, draftKey, form, latest])
  useEffect(() => unsent.heldBy(keepDraft), [unsent, keepDraft])

  return useMemo(() => ({ ...form, fields, keepDraft }), [form, fields, keepDraft])
}
