import { type ReactNode, useEffect } from 'react'
import type { WizardSnapshot } from '../../client/controller/WizardSnapshot.js'
import type { AuthKind } from '../../core/authKinds.js'
import { type ConnectorAuthError, type ErrorCode, type FieldError, keyOf } from '../../core/errors.js'
import { type Field, fieldsFor } from '../../core/parameters/form.js'
import { labelFromName } from '../../core/parameters/labels.js'
import type { MessageKey } from '../../locales/en.js'
import { fieldErrorText, useLabel } from '../fields/fieldErrorText.js'
import { KIND_WORDS } from '../kindWords.js'
import { ReloadButton } from '../steps/LoadErrorStep.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'
import type { IconName } from './Icon.js'
import { LinkButton } from './LinkButton.js'
import { Notice } from './Notice.js'
import { Reference } from './Reference.js'
import { Text } from './text/Text.js'

type ErrorNoticeProps = {
  /** A setting that the rejected key has to belong to. */
  setting?: string | null | undefined
  /** The time left of a rate limit. */
  countdown?: string | null | undefined
  /** The fields on the screen. They show what is wrong with them; it is said here of others. */
  fields?: readonly Field[]
}

/** Whether the last error is about a field that is not on the screen, or about none. */
export function needsNotice({ code, fields: errors }: ConnectorAuthError, fields: readonly Field[]): boolean {
  // The longest value shows that everything together is too long.
  const isAboutLength = code === 'payload_too_large' && fields.length > 0
  return (errors.length === 0 && !isAboutLength) || errors.some((error) => !isAmong(fields, error))
}

/** Why the last action failed and what to do about it. Announced once for each error. */
export function ErrorNotice({ setting = null, countdown, fields = [] }: ErrorNoticeProps): ReactNode {
  const { announce, t } = useWizardContext()
  const { error, errorAction, method } = useSnapshot()
  const elsewhere = useErrorsElsewhere(fields)
  const words = error && errorWords(error, errorAction, method?.kind, setting)
  const title = words && t(words.title)
  useEffect(() => {
    // `useRateLimit` announces a rate limit, together with its time.
    if (error && title && error.code !== 'rate_limited') announce(title, 'assertive')
  }, [error, title, announce])
  if (!words) return null
  const text: MessageKey = words.text === 'limited.text' && !countdown ? 'limited.over' : words.text
  return (
    <Notice icon={words.icon} tone={words.tone} title={<Text k={words.title} />}>
      <Text k={text} v={{ setting: setting ?? '', time: countdown ?? '' }} />
      {words.also && <Text k={words.also} />}
      {elsewhere.map((line) => (
        <span key={line}>{line}</span>
      ))}
      {error?.code === 'page_expired' && <ReloadButton kind="link" />}
      {error?.code === 'unauthenticated' && (
        // In this tab it would take what was typed with it.
        <LinkButton to="signIn" kind="inline" opensTab error={error}>
          <Text k="load.session.signIn" />
        </LinkButton>
      )}
      {error && <Reference error={error} />}
    </Notice>
  )
}

/** What is wrong with each field that is not on the screen, after its label. */
function useErrorsElsewhere(fields: readonly Field[]): readonly string[] {
  const context = useWizardContext()
  const labelOf = useLabel()
  const { error, connector, method } = useSnapshot()
  const known = fieldsFor(connector?.parameters ?? [], method)
  const elsewhere = (error?.fields ?? []).filter((one) => !isAmong(fields, one))
  return [
    ...new Set(
      elsewhere.map(({ in: place, name, reason }) => {
        const field = known.find((one) => one.in === place && one.name === name)
        const label = field ? labelOf(field) : labelFromName(name)
        return context.t('labelled', { label, text: fieldErrorText(field, reason, label, context) })
      }),
    ),
  ]
}

function isAmong(fields: readonly Field[], error: FieldError): boolean {
  return fields.some((field) => keyOf(field) === keyOf(error))
}

type ErrorWords = { icon: IconName; tone?: 'danger'; title: MessageKey; text: MessageKey; also?: MessageKey }

/** The text for a failed save. Any other code: the connection service had a problem. */
const SAVE_FAILED: { [code in ErrorCode]?: MessageKey } = {
  network: 'failed.noAnswer',
  request_timeout: 'failed.dropped',
  conflict: 'failed.changed',
  forbidden: 'failed.refused',
  not_found: 'failed.refused',
  invalid_request: 'failed.refused',
  payload_too_large: 'failed.refused',
}

/** Red only where the provider rejected something. Errors that waiting or another attempt can solve are neutral. */
function errorWords(
  { code, restored, retryable }: ConnectorAuthError,
  action: WizardSnapshot['errorAction'],
  kind: AuthKind | undefined,
  setting: string | null,
): ErrorWords {
  if (code === 'credentials_rejected') {
    const also = restored === false ? ({ also: 'rejected.notRestored' } as const) : {}
    return { icon: 'alert', tone: 'danger', ...rejectionWords(kind, setting), ...also }
  }
  if (code === 'rate_limited') return { icon: 'clock', title: 'limited.title', text: 'limited.text' }
  // The proxy refuses such a request before it does anything.
  if (code === 'unauthenticated') return { icon: 'lock', title: 'load.session.title', text: 'failed.session' }
  if (code === 'page_expired')
    return { icon: 'alert', title: 'expired.title', text: 'expired.text', also: 'expired.typed' }
  const isOffline = code === 'network' && !navigator.onLine
  if (action === 'startOAuth' || action === 'verify') {
    const title = action === 'verify' ? 'check.failed' : 'oauth.failed.title'
    return {
      icon: 'alert',
      title,
      text: retryable ? 'oauth.failed.text' : (SAVE_FAILED[code] ?? 'load.misconfigured.lede'),
    }
  }
  return {
    icon: isOffline ? 'offline' : 'alert',
    title: 'failed.title',
    text: isOffline ? 'failed.dropped' : (SAVE_FAILED[code] ?? 'failed.service'),
  }
}

function rejectionWords(kind: AuthKind | undefined, setting: string | null): Pick<ErrorWords, 'title' | 'text'> {
  const title = kind ? KIND_WORDS[kind].rejected : 'rejected.other'
  const isKeyOfSetting = title === 'rejected.key' && setting !== null
  return { title, text: isKeyOfSetting ? 'rejected.keyTextFor' : `${title}Text` }
}
