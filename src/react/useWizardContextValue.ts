'use client'
import { useEffect, useId, useState } from 'react'
import { en, type MessageKey, type Messages } from '../locales/en.js'
import type { HostHelp } from './HostHelp.js'
import type { Links } from './links.js'
import type { ConnectorAuthOptions } from './options.js'
import { type Announcer, createAnnouncer } from './ui/focus/LiveRegions.js'
import type { HeadingLevel } from './ui/headings.js'
import { format, templateFor } from './ui/text/format.js'
import { useLatest } from './useLatest.js'
import type { WizardView } from './useWizard.js'
import type { TextValues, WizardContextValue } from './WizardContext.js'

type CardOptions = Pick<ConnectorAuthOptions, 'onExit' | 'intent' | 'reason'> & {
  help?: HostHelp | undefined
  headingLevel?: HeadingLevel | undefined
  links?: Links | undefined
  locale?: Messages | undefined
  messages?: Partial<Messages> | undefined
}

const ANNOUNCE_WORK_AFTER_MS = 1_000

const NO_LINKS: Links = {}
const NO_HELP: HostHelp = {}

/** What the parts of the card share. */
export function useWizardContextValue(
  view: WizardView,
  options: CardOptions,
  { lostFocus, leave, stay }: Pick<WizardContextValue, 'lostFocus' | 'leave' | 'stay'>,
): WizardContextValue & { announcer: Announcer } {
  const { headingLevel = 2, links = NO_LINKS, locale = en, messages, onExit, intent, reason, help = NO_HELP } = options
  const [announcer] = useState(createAnnouncer)
  useEffect(() => announcer.stop, [announcer])
  const { announce } = announcer
  const word = (key: MessageKey) => templateFor(key, locale, messages)
  const { connector, pending, loadError } = view
  const uid = useId()
  const loading = connector === null && loadError === null
  const working = loading || pending !== null || isOpening(view)

  const fixed = connector
    ? { provider: connector.name, host: connector.host.name }
    : { provider: word('unknown.provider'), host: word('unknown.host') }
  const template = (key: MessageKey, values: TextValues = {}) => ({ text: word(key), values: { ...fixed, ...values } })
  const t: WizardContextValue['t'] = (key, values) => format(template(key, values).text, template(key, values).values)

  // Only work that takes a second is announced.
  const announceWork = useLatest(() => announce(t(workWord(view))))
  useEffect(() => {
    if (!working) return
    const timer = setTimeout(() => announceWork.current(), ANNOUNCE_WORK_AFTER_MS)
    return () => clearTimeout(timer)
  }, [working, announceWork])

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
    announce,
    lostFocus,
    leave,
    stay,
    announcer,
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
