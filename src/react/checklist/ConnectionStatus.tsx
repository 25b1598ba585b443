import type { ReactNode } from 'react'
import type { ConnectionState } from '../../core/checklist.js'
import { status } from '../../locales/checklist.en.js'
import type { MessageKey, Messages } from '../../locales/en.js'
import { Icon, type IconName } from '../ui/Icon.js'
import { templateFor } from '../ui/text/format.js'
import { useLanguage } from '../useLanguage.js'

export const STATUS_WORDS: Readonly<Record<ConnectionState, MessageKey>> = {
  connected: 'status.connected',
  needsAttention: 'status.needsAttention',
  notConnected: 'status.notConnected',
  notFound: 'status.notFound',
}

const ICONS: { readonly [state in ConnectionState]?: IconName } = { connected: 'done', needsAttention: 'alert' }

/** Props of `ConnectionStatus`. */
export type ConnectionStatusProps = {
  /** From `useConnectionStatus`. While it is `undefined`, nothing is rendered. */
  state: ConnectionState | undefined
  /** The language, as the wizard's `locale`. @default 'en' */
  locale?: string | Messages | undefined
  /** Messages that replace those of the locale: those whose keys start with `status.` are used. */
  messages?: Partial<Messages> | undefined
}

/**
 * "Connected", "Needs attention" or "Not connected", for a list of the host's own. Needs the style sheet.
 *
 * @example
 * import { ConnectionStatus, useConnectionStatus } from 'connector-auth-wizard'
 *
 * export function Statuses({ ids }: { ids: readonly string[] }) {
 *   const states = useConnectionStatus(ids, { proxyUrl: '/api/connector-auth' })
 *   return ids.map((id) => <ConnectionStatus key={id} state={states.get(id)} />)
 * }
 */
export function ConnectionStatus({ state, locale, messages }: ConnectionStatusProps): ReactNode {
  const language = useLanguage(locale)
  if (state === undefined) return null
  return (
    <span
      className="caw-root caw-badge"
      lang={language.lang ?? (messages ? undefined : status.lang)}
      dir={language.dir}
    >
      <StatusWords
        state={state}
        text={templateFor(STATUS_WORDS[state], { messages, locale: language.messages, english: status })}
      />
    </span>
  )
}

/** The same inside a card. */
export function StatusWords({ state, text }: { state: ConnectionState; text: string }): ReactNode {
  const icon = ICONS[state]
  return (
    <span className="caw-status" data-status={state}>
      {icon && <Icon name={icon} />}
      <span key={text}>{text}</span>
    </span>
  )
}
