import type { Connector } from '../../core/connector.js'
import type { ErrorCode } from '../../core/errors.js'
import { chosenMethod, type FlowState } from '../../core/flow/stepFor.js'
import type { MessageKey } from '../../locales/en.js'
import { KIND_WORDS } from '../kindWords.js'
import type { Problem } from '../wizard/state.js'
import type { IconName } from './Icon.js'

type NoticeWords = { icon: IconName; tone?: 'danger'; title: MessageKey; text: MessageKey; also?: MessageKey }

/** What to say about a fault, by its code; otherwise that the service had a problem. */
const FAILED: { [code in ErrorCode]?: MessageKey } = {
  network: 'failed.dropped',
  request_timeout: 'failed.dropped',
  unauthenticated: 'failed.session',
  conflict: 'failed.changed',
  forbidden: 'failed.refused',
  not_found: 'failed.refused',
  invalid_request: 'failed.refused',
  payload_too_large: 'failed.refused',
}

/** Red is for what was refused; whatever waiting or trying again can mend is neutral. */
export function errorNoticeFor(
  { action, error }: Problem,
  connector: Connector,
  flowState: FlowState,
  setting: string | null,
): NoticeWords {
  const { code } = error
  if (code === 'credentials_rejected') return rejected(connector, flowState, setting, error.restored === false)
  if (code === 'rate_limited') return { icon: 'clock', title: 'limited.title', text: 'limited.text' }
  if (action === 'startOAuth' || action === 'verify') {
    const title = action === 'verify' ? 'check.failed' : 'oauth.failed.title'
    return { icon: 'alert', title, text: 'oauth.failed.text' }
  }
  return {
    icon: code === 'network' ? 'offline' : 'alert',
    title: 'failed.title',
    text: FAILED[code] ?? 'failed.service',
  }
}

function rejected(connector: Connector, flowState: FlowState, setting: string | null, kept: boolean): NoticeWords {
  const kind = chosenMethod(connector, flowState)?.kind
  const also = kept ? ({ also: 'rejected.notRestored' } as const) : {}
  const base = { icon: 'alert', tone: 'danger', ...also } as const
  const title = kind ? KIND_WORDS[kind].rejected : 'rejected.other'
  const isKeyFor = title === 'rejected.key' && setting !== null
  return { ...base, title, text: isKeyFor ? 'rejected.keyTextFor' : `${title}Text` }
}
