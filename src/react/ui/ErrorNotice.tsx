'use client'
import { type ReactNode, useEffect } from 'react'
import type { Connector } from '../../core/connector.js'
import type { ErrorCode } from '../../core/errors.js'
import { chosenMethod, type FlowState } from '../../core/flow/stepFor.js'
import type { MessageKey } from '../../locales/en.js'
import { useWizardContext } from '../WizardContext.js'
import type { Problem } from '../wizard/state.js'
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
  const { problem: actionError, connector, flowState, announce, t } = useWizardContext()
  const words = actionError && connector && errorWords(actionError, connector, flowState, setting)
  const title = words && t(words.title)
  useEffect(() => {
    // `useRateLimit` announces a rate limit, together with its time.
    if (actionError && title && actionError.error.code !== 'rate_limited') announce(title, 'assertive')
  }, [actionError, title, announce])
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
      <Reference requestId={actionError?.error.requestId} />
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
  { action, error }: Problem,
  connector: Connector,
  flowState: FlowState,
  setting: string | null,
): ErrorWords {
  const { code } = error
  if (code === 'credentials_rejected') return rejectionWords(connector, flowState, setting, error.restored === false)
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

function rejectionWords(
  connector: Connector,
  flowState: FlowState,
  setting: string | null,
  isSaved: boolean,
): ErrorWords {
  const kind = chosenMethod(connector, flowState)?.kind
  const also = isSaved ? ({ also: 'rejected.notRestored' } as const) : {}
  const base = { icon: 'alert', tone: 'danger', ...also } as const
  if (kind === 'apiKey') {
    return { ...base, title: 'rejected.key', text: setting === null ? 'rejected.keyText' : 'rejected.keyTextFor' }
  }
  return kind === 'basic' || kind === 'password'
    ? { ...base, title: 'rejected.login', text: 'rejected.loginText' }
    : { ...base, title: 'rejected.other', text: 'rejected.otherText' }
}
