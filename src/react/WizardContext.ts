'use client'
import { createContext, useContext } from 'react'
import type { Host } from '../core/connector.js'
import type { MessageKey } from '../locales/en.js'
import type { HostHelp } from './HostHelp.js'
import type { Links } from './links.js'
import type { ConnectorAuthOptions } from './options.js'
import type { HeadingLevel } from './ui/headings.js'
import type { WizardView } from './useWizard.js'

export type TextValues = Readonly<Record<string, string | number>>

/** What every part of the card may need. */
export type WizardContextValue = WizardView & {
  provider: { name: string; icon: string | null }
  host: Host
  links: Links
  help: HostHelp
  /** Why a connected connector has to be signed in to again, as the host or a check says; `null` when it has not. */
  reconnectReason: NonNullable<ConnectorAuthOptions['reason']> | 'unknown' | 'rejected' | null
  headingLevel: HeadingLevel
  canExit: boolean
  /** For the `id`s of this card: two wizards of one connector may share a page. */
  uid: string
  /** Leaves, but asks first where something typed would be lost. */
  leave: () => void
  /** Stays after all. */
  stay: () => void
  /** A whole sentence in the host's language. */
  t: (key: MessageKey, values?: TextValues) => string
  /** The template itself, for text that is rendered with markup. */
  template: (key: MessageKey, values?: TextValues) => { text: string; values: TextValues }
  announce: (text: string, how?: 'polite' | 'assertive') => void
  /** Whether the element that had the focus went away with the previous view. */
  lostFocus: () => boolean
}

export const WizardContext = createContext<WizardContextValue | null>(null)

export function useWizardContext(): WizardContextValue {
  const card = useContext(WizardContext)
  if (card === null) throw new Error('ConnectorAuthWizard: a part was rendered outside of its card.')
  return card
}
