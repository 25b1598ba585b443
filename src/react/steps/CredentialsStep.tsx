'use client'
import { type ReactNode, useEffect, useState } from 'react'
import type { AuthMethod, Parameter } from '../../core/connector.js'
import { changedValues, credentialsOf, type Field } from '../../core/parameters/form.js'
import { inSentence } from '../../core/parameters/labels.js'
import type { FieldForm } from '../fields/FieldProps.js'
import { FormFields } from '../fields/FormFields.js'
import { useFieldForm } from '../fields/useFieldForm.js'
import { useSubmit } from '../fields/useSubmit.js'
import { Button } from '../ui/Button.js'
import { Panel } from '../ui/Panel.js'
import { Text } from '../ui/text/Text.js'
import { useRateLimit } from '../ui/timing/useRateLimit.js'
import { useLatest } from '../useLatest.js'
import { useWizardContext, type WizardContextValue } from '../WizardContext.js'
import { credentialWords } from './credentialWords.js'
import { FormActions } from './FormActions.js'
import { Help } from './Help.js'

/** Asks for the credential: a key, a login, a client ID and secret, or only settings where there is nothing else. */
export function CredentialsStep({ ask, method }: { ask: readonly Parameter[]; method: AuthMethod }): ReactNode {
  const context = useWizardContext()
  const { actions, pending, problem: actionError, connector } = context
  const form = useFieldForm('credentials', ask, method)
  const [emptyAsked, setEmptyAsked] = useState(false)
  const busy = pending === 'submitCredentials'
  const countdown = useRateLimit('submitCredentials')
  const words = credentialWords(context, method, form.fields)
  const password = form.fields.find(isPassword)

  const { onSubmit, summary } = useSubmit(form, (input) => {
    // A password may be empty, but more often it was forgotten: ask once.
    if (password && input[password.id] === '' && !emptyAsked) return setEmptyAsked(true)
    if (countdown !== null) return
    // `SlowStep` may replace the form, and an error brings the form back.
    form.keepDraft()
    actions.submitCredentials(changedValues(form.fields, input), credentialsOf(form.fields, input))
  })

  useSelectRejected(form)
  const without = password?.label ? 'basic.withoutIt' : 'basic.withoutPassword'
  const primary = emptyAsked && actionError === null ? without : words.button
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
          <Button kind="primary" type="submit" busy={busy} waiting={countdown !== null}>
            {busy && <Text k={connector?.canVerify ? 'button.checking' : 'button.saving'} />}
            {!busy && <Text k={countdown === null ? primary : 'button.tryAgainIn'} v={{ time: countdown ?? '' }} />}
          </Button>
        </FormActions>
      }
    >
      <FormFields
        {...{ form, summary, method, busy }}
        action="submitCredentials"
        question={emptyAsked && password ? { id: password.id, text: emptyQuestion(password, context) } : null}
        countdown={countdown}
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

/** Selects the rejected value once, when it is rejected, so that it can be pasted over. */
function useSelectRejected({ fields, setFocus }: FieldForm): void {
  const { problem: actionError } = useWizardContext()
  const select = useLatest(() => {
    const secret = fields.findLast((field) => field.secret) ?? fields.at(-1)
    if (secret) setFocus(secret.id, { shouldSelect: true })
  })
  useEffect(() => {
    if (actionError?.error.code === 'credentials_rejected') select.current()
  }, [actionError, select])
}
