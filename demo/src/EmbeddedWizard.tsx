import { ConnectorAuthWizard } from '../../src/index.js'
import type { Address } from './address.js'
import type { Journal } from './createJournal.js'
import type { Integration } from './loadIntegrations.js'
import { LOOK_CONTENT } from './looks.js'

type EmbeddedWizardProps = {
  id: string
  /** What the list knows of it, once it is loaded. */
  known: Integration | undefined
  address: Address
  journal: Journal
  /** Called after the connector was connected or disconnected. */
  onChanged: () => void
  onLeave: () => void
  onSignIn: () => void
}

/** The wizard as a host embeds it. Its events, callbacks and requests are logged in the journal. */
export function EmbeddedWizard({ id, known, address, journal, onChanged, onLeave, onSignIn }: EmbeddedWizardProps) {
  return (
    <ConnectorAuthWizard
      accountConnectorId={id}
      name={known?.name}
      icon={known?.icon}
      host={{ name: LOOK_CONTENT[address.look].label }}
      proxyUrl={LOOK_CONTENT[address.look].proxyUrl}
      intent={address.intent}
      // English has the direction of the page, so that it can be looked at from right to left.
      locale={address.locale === 'en' ? undefined : address.locale}
      fetch={journal.fetch}
      links={{
        integrations: onLeave,
        signIn: onSignIn,
        support: (details) => journal.callback('links.support', details),
        privacy: (details) => journal.callback('links.privacy', details),
      }}
      onEvent={journal.event}
      onError={(details) => journal.callback('onError', details)}
      onSuccess={(details) => {
        journal.callback('onSuccess', details)
        onChanged()
      }}
      onDisconnect={(details) => {
        journal.callback('onDisconnect', details)
        onChanged()
      }}
      onExit={(details) => {
        journal.callback('onExit', details)
        onLeave()
      }}
    />
  )
}
