'use client'
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useEffect, useState } from 'react'
import type { ConnectorAuthError } from '../core/errors.js'
import type { MessageKey } from '../locales/en.js'
import type { ConnectorAuthWizardProps } from './ConnectorAuthWizardProps.js'
import { CrashBoundary } from './CrashBoundary.js'
import { StepView } from './StepView.js'
import { createAnnouncer, LiveRegions } from './ui/focus/LiveRegions.js'
import { useFocusMemory } from './ui/focus/useFocusMemory.js'
import { Header } from './ui/Header.js'
import { ProblemScreen } from './ui/ProblemScreen.js'
import { StepProgress } from './ui/StepProgress.js'
import { format, templateFor } from './ui/text/format.js'
import { type ConnectorAuth, useConnectorAuth } from './useConnectorAuth.js'
import { useDeveloperNote } from './useDeveloperNote.js'
import { type LazyViews, useLazyViews } from './useLazyViews.js'
import { useWizardContextValue } from './useWizardContextValue.js'
import { SnapshotContext, type TextValues, WizardContext } from './WizardContext.js'

/**
 * Everything a user needs to connect one account connector, as a card in the page. Needs `connector-auth-wizard/styles.css`.
 *
 * @example
 * <ConnectorAuthWizard accountConnectorId="36328" onSuccess={({ name }) => toast(`${name} is connected`)} />
 */
export function ConnectorAuthWizard(props: ConnectorAuthWizardProps): ReactNode {
  const { colorScheme = 'inherit', frame = 'card', autoFocus = false, className } = props
  const auth = useConnectorAuth({ ...props, openingText: (provider) => say(props, 'oauth.opening', { provider }) })
  const lazy = useLazyViews(auth.actions.reportError)
  const { handlers, lostFocus } = useFocusMemory(autoFocus)
  const [crash, setCrash] = useState<ConnectorAuthError | null>(null)
  const onCrash = (error: ConnectorAuthError) => {
    setCrash(error)
    auth.actions.reportError(error)
  }
  return (
    <section
      className={className ? `caw-root ${className}` : 'caw-root'}
      data-state={crash || lazy.error ? 'problem' : auth.view}
      data-frame={frame}
      data-scheme={colorScheme}
      {...handlers}
      {...KEPT_INSIDE}
    >
      <CrashBoundary key={String(crash === null)} onCrash={onCrash}>
        {crash ? (
          <Crash
            {...{ props, crash, lostFocus }}
            supportDetails={auth.actions.supportDetails}
            onRetry={() => setCrash(null)}
          />
        ) : (
          <Card {...{ props, auth, lazy, lostFocus }} />
        )}
      </CrashBoundary>
    </section>
  )
}

function say({ locale, messages }: ConnectorAuthWizardProps, key: MessageKey, values: TextValues = {}): string {
  return format(templateFor(key, false, locale, messages), values)
}

type CrashProps = {
  props: ConnectorAuthWizardProps
  crash: ConnectorAuthError
  supportDetails: () => string
  lostFocus: () => boolean
  onRetry: () => void
}

/** Needs no context and no step. Where even this cannot be shown, the card is empty. */
function Crash({ props, crash, supportDetails, lostFocus, onRetry }: CrashProps): ReactNode {
  return (
    <div className="caw-card">
      <ProblemScreen
        headingLevel={props.headingLevel}
        lostFocus={lostFocus}
        title={say(props, 'crash.title')}
        lede={say(props, 'crash.lede')}
        reference={say(props, 'reference', { reference: crash.reference })}
        details={{ text: supportDetails, label: say(props, 'copyDetails.short'), copied: say(props, 'copied') }}
        button={say(props, 'button.tryAgain')}
        onClick={onRetry}
      />
    </div>
  )
}

type CardProps = {
  props: ConnectorAuthWizardProps
  auth: ConnectorAuth
  lazy: LazyViews
  lostFocus: () => boolean
}

function Card({ props, auth, lazy, lostFocus }: CardProps): ReactNode {
  const [announcer] = useState(createAnnouncer)
  const developerNote = useDeveloperNote()
  useEffect(() => announcer.stop, [announcer])
  const context = useWizardContextValue(auth, props, { announce: announcer.announce, lostFocus })
  return (
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
          <StepView lazy={lazy} />
          {developerNote}
          <LiveRegions announcer={announcer} />
        </div>
      </SnapshotContext.Provider>
    </WizardContext.Provider>
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
