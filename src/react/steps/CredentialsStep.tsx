import { type ReactNode, useEffect, useState } from 'react'
import type { StepForm } from '../../client/controller/WizardSnapshot.js'
import type { AuthMethod, Connector } from '../../core/connector.js'
import type { Values } from '../../core/contract.js'
import { accountOf } from '../../core/parameters/accountSettings.js'
import type { Field } from '../../core/parameters/form.js'
import { inSentence } from '../../core/parameters/labels.js'
import { asksSettings } from '../../core/parameters/parameters.js'
import type { FieldForm } from '../fields/FieldProps.js'
import { FormFields } from '../fields/FormFields.js'
import { useFieldForm } from '../fields/useFieldForm.js'
import { useSubmit } from '../fields/useSubmit.js'
import { Button } from '../ui/Button.js'
import { Panel } from '../ui/Panel.js'
import { Text } from '../ui/text/Text.js'
import { useRateLimit } from '../ui/timing/useRateLimit.js'
import { useLatest } from '../useLatest.js'
import { useSnapshot, useWizardContext, type WizardContextValue } from '../WizardContext.js'
import { credentialWords } from './credentialWords.js'
import { FormActions } from './FormActions.js'
import { Help } from './Help.js'

type CredentialsStepProps = { stepForm: StepForm; method: AuthMethod }

/**
 * Asks for the credential: a key, a login, a client ID and secret, or only settings where there is nothing else. Few settings
 * stand before the credential on the same step.
 */
export function CredentialsStep({ stepForm, method }: CredentialsStepProps): ReactNode {
  const context = useWizardContext()
  const { actions } = context
  const { pending, error, connector, flowState, progress, step } = useSnapshot()
  const form = useFieldForm(stepForm)
  const [emptyAsked, setEmptyAsked] = useState(false)
  const [sent, setSent] = useState<Values>({})
  const busy = pending === 'submitCredentials'
  const countdown = useRateLimit('submitCredentials')
  const isFirst =
    connector !== null && step?.name === 'credentials' && asksSettings(step, connector) && !progress?.index
  const words = credentialWords({
    context,
    method,
    before: isFirst ? (connector.guide?.before.join(' ') ?? '') : '',
    fields: form.fields,
    canVerify: connector?.canVerify ?? false,
    replacing: flowState.flow === 'reconnect',
    error,
  })
  const password = form.fields.find(isPassword)

  const { onSubmit, summary } = useSubmit(form, (input, kept) => {
    // A password may be empty, but more often it was forgotten: ask once.
    if (password && input[password.id] === '' && !emptyAsked) return setEmptyAsked(true)
    if (countdown !== null) return
    const values = stepForm.toValues(input, kept)
    setSent(values)
    actions.submitCredentials(values, stepForm.toCredentials(input, kept))
  })

  useSelectRejected(form)
  const without = password?.label ? 'basic.withoutIt' : 'basic.withoutPassword'
  const primary = emptyAsked && error === null ? without : words.button
  return (
    <Panel
      title={words.title}
      titleValues={words.values}
      lede={words.lede}
      privacy="secret"
      focusField={form.fields.length === 1}
      onSubmit={onSubmit}
      actions={
        <FormActions busy={busy} action="submitCredentials" replacing={words.replacing}>
          <Button kind="primary" busy={busy} waiting={countdown !== null} onClick={onSubmit}>
            {busy && <Text k={connector?.canVerify ? 'button.checking' : 'button.saving'} />}
            {!busy && <Text k={countdown === null ? primary : 'button.tryAgainIn'} v={{ time: countdown ?? '' }} />}
          </Button>
        </FormActions>
      }
    >
      <FormFields
        {...{ form, summary, busy }}
        question={emptyAsked && password ? { id: password.id, text: emptyQuestion(password, context) } : null}
        countdown={countdown}
        setting={connector && accountOf(withValues(connector, sent))}
      >
        <Help method={method} />
      </FormFields>
    </Panel>
  )
}

/** The connector with what was sent and refused: the settings of this step are stored with the credential, or not at all. */
function withValues({ methods, parameters }: Connector, values: Values): Pick<Connector, 'methods' | 'parameters'> {
  return { methods, parameters: parameters.map((one) => ({ ...one, value: values[one.name] ?? one.value })) }
}

function isPassword(field: Field): boolean {
  return field.in === 'credentials' && field.name === 'password'
}

function emptyQuestion({ label }: Field, { t, lang, provider }: WizardContextValue): string {
  return t('basic.empty', { label: inSentence(label ?? t('basic.password'), provider.name, lang) })
}

/** Selects the rejected value once, when it is rejected, so that it can be pasted over. */
function useSelectRejected({ fields, setFocus }: FieldForm): void {
  const { error } = useSnapshot()
  const select = useLatest(() => {
    const secret = fields.findLast((field) => field.secret) ?? fields.at(-1)
    if (secret) setFocus(secret.id, { select: true })
  })
  useEffect(() => {
    if (error?.code === 'credentials_rejected') select.current()
  }, [error, select])
}
