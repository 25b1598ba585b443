'use client'
import { type ReactNode, useEffect } from 'react'
import type { WizardSnapshot } from '../../client/controller/WizardSnapshot.js'
import type { AuthKind } from '../../core/authKinds.js'
import type { ConnectorAuthError, ErrorCode } from '../../core/errors.js'
import type { MessageKey } from '../../locales/en.js'
import { KIND_WORDS } from '../kindWords.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'
import type { IconName } from './Icon.js'
import { Notice } from './Notice.js'
import { Reference, Text } from './text/Text.js'

type ErrorNoticeProps = {
  /** A setting that the rejected key has to belong to. */
  setting?: string | null | undefined
  /** The time left of a rate limit. */
  countdown?: string | null | undefined
}

/** Why the last action failed and what to do about it. Announced once for each error. */
export function ErrorNotice({ setting = null, countdown }: ErrorNoticeProps): ReactNode {
  const { announce, t } = useWizardContext()
  const { error, errorAction, method } = useSnapshot()
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
      <span>
        <Text k={text} v={{ setting: setting ?? '', time: countdown ?? '' }} />
      </span>
      {words.also && (
        <span>
          <Text k={words.also} />
        </span>
      )}
      <Reference requestId={error?.requestId} />
    </Notice>
  )
}

type ErrorWords = { icon: IconName; tone?: 'danger'; title: MessageKey; text: MessageKey; also?: MessageKey }

/** The text for a failed save. Any other code: the connection service had a problem. */
const SAVE_FAILED: { [code in ErrorCode]?: MessageKey } = {
  network: 'failed.dropped',
  request_timeout: 'failed.dropped',
  unauthenticated: 'failed.session',
  conflict: 'failed.changed',
  forbidden: 'failed.refused',
  not_found: 'failed.refused',
  invalid_request: 'failed.refused',
  payload_too_large: 'failed.refused',
}

/** Red only where the provider rejected something. Errors that waiting or another attempt can solve are neutral. */
function errorWords(
  { code, restored }: ConnectorAuthError,
  action: WizardSnapshot['errorAction'],
  kind: AuthKind | undefined,
  setting: string | null,
): ErrorWords {
  if (code === 'credentials_rejected') {
    const also = restored === false ? ({ also: 'rejected.notRestored' } as const) : {}
    return { icon: 'alert', tone: 'danger', ...rejectionWords(kind, setting), ...also }
  }
  if (code === 'rate_limited') return { icon: 'clock', title: 'limited.title', text: 'limited.text' }
  if (action === 'startOAuth' || action === 'verify') {
    const title = action === 'verify' ? 'check.failed' : 'oauth.failed.title'
    return { icon: 'alert', title, text: 'oauth.failed.text' }
  }
  return {
    icon: code === 'network' ? 'offline' : 'alert',
    title: 'failed.title',
    text: SAVE_FAILED[code] ?? 'failed.service',
  }
}

function rejectionWords(kind: AuthKind | undefined, setting: string | null): Pick<ErrorWords, 'title' | 'text'> {
  const title = kind ? KIND_WORDS[kind].rejected : 'rejected.other'
  const isKeyOfSetting = title === 'rejected.key' && setting !== null
  return { title, text: isKeyOfSetting ? 'rejected.keyTextFor' : `${title}Text` }
}
