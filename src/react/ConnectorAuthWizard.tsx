'use client'
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useEffect, useState } from 'react'
import { en } from '../locales/en.js'
import type { ConnectorAuthWizardProps } from './ConnectorAuthWizardProps.js'
import { StepView } from './StepView.js'
import { createAnnouncer, LiveRegions } from './ui/focus/LiveRegions.js'
import { useFocusMemory } from './ui/focus/useFocusMemory.js'
import { Header } from './ui/Header.js'
import { StepProgress } from './ui/StepProgress.js'
import { format, templateFor } from './ui/text/format.js'
import { useConnectorAuth } from './useConnectorAuth.js'
import { useWizardContextValue } from './useWizardContextValue.js'
import { SnapshotContext, WizardContext } from './WizardContext.js'

/**
 * Everything a user needs to connect one account connector, as a card in the page. Needs `connector-auth-wizard/styles.css`.
 *
 * @example
 * <ConnectorAuthWizard accountConnectorId="36328" onSuccess={({ name }) => toast(`${name} is connected`)} />
 */
export function ConnectorAuthWizard(props: ConnectorAuthWizardProps): ReactNode {
  const { colorScheme = 'inherit', frame = 'card', autoFocus = false, className, locale = en, messages } = props
  const openingText = (provider: string) => format(templateFor('oauth.opening', false, locale, messages), { provider })
  const auth = useConnectorAuth({ ...props, openingText })
  const [announcer] = useState(createAnnouncer)
  useEffect(() => announcer.stop, [announcer])
  const { handlers, lostFocus } = useFocusMemory(autoFocus)
  const context = useWizardContextValue(auth, props, { announce: announcer.announce, lostFocus })
  return (
    <section
      className={className ? `caw-root ${className}` : 'caw-root'}
      data-state={auth.view}
      data-frame={frame}
      data-scheme={colorScheme}
      {...handlers}
      {...KEPT_INSIDE}
    >
      <WizardContext.Provider value={context}>
        <SnapshotContext.Provider value={auth}>
          <div
            className="caw-card"
            role="group"
            aria-label={context.t('card.label')}
            aria-busy={auth.view === 'loading' || undefined}
          >
            <Header />
            <StepProgress />
            <StepView />
            <LiveRegions announcer={announcer} />
          </div>
        </SnapshotContext.Provider>
      </WizardContext.Provider>
    </section>
  )
}

const stop = (event: SyntheticEvent) => event.stopPropagation()
const stopEnter = (event: KeyboardEvent) => {
  if (event.key === 'Enter') event.stopPropagation()
}

/** Events that a form of the host around the wizard would take for its own: what is typed, and Enter. */
const KEPT_INSIDE = {
  onChange: stop,
  onInput: stop,
  onKeyDown: stopEnter,
  onKeyPress: stopEnter,
  onKeyUp: stopEnter,
} as const
