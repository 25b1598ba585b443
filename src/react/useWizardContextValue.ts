'use client'
import { useEffect, useId } from 'react'
import { en, type MessageKey, type Messages } from '../locales/en.js'
import type { HostHelp } from './HostHelp.js'
import type { Links } from './links.js'
import type { ConnectorAuthOptions } from './options.js'
import { type Said, useAnnouncer } from './ui/focus/useAnnouncer.js'
import type { HeadingLevel } from './ui/headings.js'
import { format } from './ui/text/format.js'
import { wordFor } from './ui/text/wordFor.js'
import { useElapsed } from './ui/timing/useElapsed.js'
import type { WizardView } from './useWizard.js'
import type { TextValues, WizardContextValue } from './WizardContext.js'

type CardOptions = Pick<ConnectorAuthOptions, 'onExit' | 'intent' | 'reason'> & {
  help?: HostHelp | undefined
  headingLevel?: HeadingLevel | undefined
  links?: Links | undefined
  locale?: Messages | undefined
  messages?: Partial<Messages> | undefined
}

/** Seconds after which a wait is announced, called slow, and offered a way out. */
const MARKS = [1, 5, 10] as const

const NO_LINKS: Links = {}
const NO_HELP: HostHelp = {}

/** What the parts of the card share. */
export function useWizardContextValue(
  view: WizardView,
  options: CardOptions,
  { lostFocus, leave, stay }: Pick<WizardContextValue, 'lostFocus' | 'leave' | 'stay'>,
): WizardContextValue & { said: Said } {
  const { headingLevel = 2, links = NO_LINKS, locale = en, messages, onExit, intent, reason, help = NO_HELP } = options
  const { said, announce } = useAnnouncer()
  const word = (key: MessageKey) => wordFor(key, locale, messages)
  const { connector, pending, loadError } = view
  const uid = useId()
  const loading = connector === null && loadError === null
  const elapsed = useElapsed(loading || pending !== null || isOpening(view), MARKS)

  const fixed = connector
    ? { provider: connector.name, host: connector.host.name }
    : { provider: word('unknown.provider'), host: word('unknown.host') }
  const template = (key: MessageKey, values: TextValues = {}) => ({ text: word(key), values: { ...fixed, ...values } })
  const t: WizardContextValue['t'] = (key, values) => format(template(key, values).text, template(key, values).values)

  // Work that takes a second is announced; work that does not would only interrupt.
  const work = t(workWord(view))
  useEffect(() => {
    if (elapsed === 1) announce(work)
  }, [elapsed, work, announce])

  return {
    ...view,
    provider: { name: fixed.provider, icon: connector?.icon ?? null },
    host: connector?.host ?? { name: fixed.host, icon: null },
    links,
    reconnectReason: intent === 'reconnect' ? (reason ?? 'unknown') : view.checked === 'rejected' ? 'rejected' : null,
    help,
    headingLevel,
    canExit: onExit !== undefined,
    template,
    t,
    uid,
    elapsed,
    announce,
    lostFocus,
    leave,
    stay,
    said,
  }
}

/** What is going on while one waits. */
export function workWord({ pending, connector, flowState }: WizardView): MessageKey {
  if (isOpening({ flowState })) return 'oauth.opening'
  if (pending === null) return 'loading.name'
  if (pending === 'disconnect') return 'button.disconnecting'
  const asks = pending === 'verify' || (pending === 'submitCredentials' && connector?.canVerify)
  return asks ? 'button.checking' : 'button.saving'
}

export function isOpening({ flowState: { attempt } }: Pick<WizardView, 'flowState'>): boolean {
  return attempt.at === 'opening' || attempt.at === 'leaving'
}
