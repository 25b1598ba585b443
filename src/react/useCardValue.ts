'use client'
import { useMemo } from 'react'
import { en, type MessageKey, type Messages } from '../locales/en.js'
import type { Card, TextValues } from './card.js'
import { format } from './format.js'
import type { Links } from './links.js'
import type { ConnectorAuthOptions } from './options.js'
import type { HeadingLevel } from './ui/headings.js'
import { type Said, useAnnouncer } from './useAnnouncer.js'
import type { WizardView } from './useWizard.js'

type CardOptions = Pick<ConnectorAuthOptions, 'onExit'> & {
  headingLevel?: HeadingLevel | undefined
  links?: Links | undefined
  locale?: Messages | undefined
  messages?: Partial<Messages> | undefined
}

const NO_LINKS: Links = {}

/** What the parts of the card share. */
export function useCardValue(view: WizardView, options: CardOptions, lostFocus: () => boolean): Card & { said: Said } {
  const { headingLevel = 2, links = NO_LINKS, locale = en, messages, onExit } = options
  const { said, announce } = useAnnouncer()
  const words = useMemo<Messages>(() => ({ ...locale, ...messages }), [locale, messages])
  const { connector } = view

  const fixed = connector
    ? { provider: connector.name, host: connector.host.name }
    : { provider: words['unknown.provider'], host: words['unknown.host'] }
  const template = (key: MessageKey, values: TextValues = {}) => ({ text: words[key], values: { ...fixed, ...values } })
  return {
    ...view,
    provider: { name: fixed.provider, icon: connector?.icon ?? null },
    host: connector?.host ?? { name: fixed.host, icon: null },
    links,
    headingLevel,
    canExit: onExit !== undefined,
    template,
    t: (key, values) => format(template(key, values).text, template(key, values).values),
    announce,
    lostFocus,
    said,
  }
}
