import { createContext, type ReactNode, useContext } from 'react'
import type { WizardAction, WizardActions, WizardSnapshot } from '../client/controller/WizardSnapshot.js'
import type { Host } from '../core/connector.js'
import type { ConnectorAuthError } from '../core/errors.js'
import type { MessageKey, PluralKey } from '../locales/en.js'
import type { HostHelp, Links } from './ConnectorAuthWizardProps.js'
import type { AppliedChange } from './fields/createFieldValues.js'
import type { HeadingLevel } from './ui/headings.js'

export type TextValues = Readonly<Record<string, string | number>>

/** What every part of the wizard may use and what stays the same from step to step. */
export type WizardContextValue = {
  actions: WizardActions
  /** `isKnown`: named by the proxy or by the host, and not by a word that stands for any. */
  provider: { name: string; icon: string | null; isKnown: boolean }
  host: Host & { isKnown: boolean }
  links: Links
  help: HostHelp
  headingLevel: HeadingLevel
  unsupported: ReactNode
  canExit: boolean
  /** The host chose to sign in in this tab (`oauthMode="redirect"`). */
  prefersRedirect: boolean
  /** What was changed in the values that were typed, by field name: for when their step comes back. */
  changes: Map<string, AppliedChange>
  /** The labels of the values that were chosen from live lists, which the connector does not hold. */
  chosen: Map<string, string>
  /** Prefix of every `id`: two wizards of one connector may share a page. */
  uid: string
  /** The language of the messages, as a BCP 47 tag. */
  lang: string
  /** A message of the locale, as plain text. */
  t: (key: MessageKey | PluralKey, values?: TextValues) => string
  /** The template of a message, to be rendered with markup. Its numbers are written as in the language. */
  template: (key: MessageKey | PluralKey, values?: TextValues) => { text: string; values: TextValues }
  announce: (text: string, urgency?: 'polite' | 'assertive') => void
  /** Whether the previous screen took the focused element away. */
  lostFocus: () => boolean
}

export const WizardContext = createContext<WizardContextValue | null>(null)

/** Apart from `WizardContext`, so that a part that shows no state does not render when the state changes. */
export const SnapshotContext = createContext<WizardSnapshot | null>(null)

export function useWizardContext(): WizardContextValue {
  return inWizard(useContext(WizardContext))
}

export function useSnapshot(): WizardSnapshot {
  return inWizard(useContext(SnapshotContext))
}

/** The error that an action ended with; `null` where it was another one. */
export function useErrorOf(action: WizardAction): ConnectorAuthError | null {
  const { error, errorAction } = useSnapshot()
  return errorAction === action ? error : null
}

function inWizard<T>(value: T | null): T {
  if (value === null) throw new Error('ConnectorAuthWizard: a part was rendered outside of <ConnectorAuthWizard>.')
  return value
}
