'use client'
import { type ReactNode, useEffect, useState } from 'react'
import type { AuthMethod, Parameter } from '../../core/connector.js'
import { changedValues, credentialsOf, type Field } from '../../core/parameters/form.js'
import { inSentence } from '../../core/parameters/labels.js'
import { FormFields } from '../fields/FormFields.js'
import { type FieldForm, useFieldForm } from '../fields/useFieldForm.js'
import { useSubmit } from '../fields/useSubmit.js'
import { Button } from '../ui/Button.js'
import { Panel } from '../ui/Panel.js'
import { Text } from '../ui/text/Text.js'
import { useRateLimit } from '../ui/timing/useRateLimit.js'
import { useWizardContext, type WizardContextValue } from '../WizardContext.js'
import { credentialWords } from './credentialWords.js'
import { FormActions } from './FormActions.js'
import { Help } from './Help.js'

/** What proves identity: a key, a login, a client, or the settings where they are all there is. */
export function CredentialsStep({ ask, method }: { ask: readonly Parameter[]; method: AuthMethod }): ReactNode {
  const card = useWizardContext()
  const { actions, pending, problem, connector } = card
  const form = useFieldForm('credentials', ask, method)
  const [emptyAsked, setEmptyAsked] = useState(false)
  const busy = pending === 'submitCredentials'
  const wait = useRateLimit('submitCredentials')
  const words = credentialWords(card, method, form.fields)
  const password = form.fields.find(isPassword)

  const { onSubmit, summary } = useSubmit(form, (input) => {
    // A password may be empty, but it is more often forgotten: ask once.
    if (password && input[password.id] === '' && !emptyAsked) return setEmptyAsked(true)
    if (wait !== null) return
    // A wait may take the place of the form, and a refusal brings it back.
    form.keepDraft()
    actions.submitCredentials(changedValues(form.fields, input), credentialsOf(form.fields, input))
  })

  useSelectRejected(form)
  const without = password?.label ? 'basic.withoutIt' : 'basic.withoutPassword'
  const primary = emptyAsked && problem === null ? without : words.button
  return (
    <Panel
      title={words.title}
      titleValues={words.values}
      lede={words.lede}
      privacy="secret"
      focusField={form.fields.length === 1}
      onSubmit={onSubmit}
      actions={
        <FormActions busy={busy} action="submitCredentials" onBack={form.keepDraft} replacing={words.replacing}>
          <Button kind="primary" type="submit" busy={busy} waiting={wait !== null}>
            {busy && <Text k={connector?.canVerify ? 'button.checking' : 'button.saving'} />}
            {!busy && <Text k={wait === null ? primary : 'button.tryAgainIn'} v={{ time: wait ?? '' }} />}
          </Button>
        </FormActions>
      }
    >
      <FormFields
        {...{ form, summary, method, busy }}
        action="submitCredentials"
        ask={emptyAsked && password ? { id: password.id, text: emptyQuestion(password, card) } : null}
        countdown={wait}
        setting={connector?.parameters.find(({ shape, value }) => shape !== null && value)?.value ?? null}
      >
        <Help method={method} />
      </FormFields>
    </Panel>
  )
}

function isPassword(field: Field): boolean {
  return field.in === 'credentials' && field.name === 'password'
}

function emptyQuestion({ label }: Field, { t, provider }: WizardContextValue): string {
  return t('basic.empty', { label: inSentence(label ?? t('basic.password'), provider.name) })
}

/** What was refused is kept and selected, ready to be pasted over. */
function useSelectRejected({ fields, setFocus }: FieldForm): void {
  const { problem } = useWizardContext()
  useEffect(() => {
    if (problem?.error.code !== 'credentials_rejected') return
    const secret = fields.findLast((field) => field.secret) ?? fields.at(-1)
    if (secret) setFocus(secret.id, { shouldSelect: true })
  }, [problem, fields, setFocus])
}
