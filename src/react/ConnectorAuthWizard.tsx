import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useEffect, useMemo, useState } from 'react'
import type { ConnectorAuthError } from '../core/errors.js'
import type { MessageKey } from '../locales/en.js'
import { start } from '../locales/start.en.js'
import type { ConnectorAuthWizardProps } from './ConnectorAuthWizardProps.js'
import { CrashBoundary } from './CrashBoundary.js'
import { StepView } from './StepView.js'
import { createAnnouncer, LiveRegions } from './ui/focus/LiveRegions.js'
import { useFocusMemory } from './ui/focus/useFocusMemory.js'
import { Header } from './ui/Header.js'
import { ProblemScreen } from './ui/ProblemScreen.js'
import { StepProgress } from './ui/StepProgress.js'
import { format, type Source, templateFor } from './ui/text/format.js'
import { type ConnectorAuth, useConnectorAuth } from './useConnectorAuth.js'
import { useDeveloperNote } from './useDeveloperNote.js'
import { useLanguage } from './useLanguage.js'
import { type LazyViews, useLazyViews } from './useLazyViews.js'
import { useWizardContextValue } from './useWizardContextValue.js'
import { SnapshotContext, type TextValues, WizardContext } from './WizardContext.js'

/**
 * Everything a user needs to connect one account connector, as a card in the page. Needs `connector-auth-wizard/styles.css`.
 * What a callback throws is reported to the console, and the wizard goes on.
 *
 * @example
 * import { ConnectorAuthWizard } from 'connector-auth-wizard'
 * import 'connector-auth-wizard/styles.css'
 *
 * export function Integration({ onConnected }: { onConnected: (name: string) => void }) {
 *   return (
 *     <ConnectorAuthWizard
 *       accountConnectorId="36308"
 *       proxyUrl="/api/connector-auth"
 *       onSuccess={({ name }) => onConnected(name)}
 *     />
 *   )
 * }
 */
export function ConnectorAuthWizard(props: ConnectorAuthWizardProps): ReactNode {
  const { colorScheme = 'inherit', frame = 'card', autoFocus = false, className } = props
  const language = useLanguage(props.locale)
  const own = { messages: props.messages, locale: language.messages }
  const auth = useConnectorAuth({
    ...props,
    locale: language.lang,
    openingText: (provider) => say({ ...own, english: start }, 'oauth.opening', { provider }),
  })
  const { reportError } = auth.actions
  const lazy = useLazyViews(reportError)
  const texts = { ...own, english: lazy.views?.wizard ?? start }
  useEffect(() => {
    if (language.error) reportError(language.error)
  }, [language.error, reportError])
  const { handlers, lostFocus } = useFocusMemory(autoFocus)
  const [crash, setCrash] = useState<ConnectorAuthError | null>(null)
  const onCrash = (error: ConnectorAuthError) => {
    setCrash(error)
    reportError(error)
  }
  return (
    <section
      className={className ? `caw-root ${className}` : 'caw-root'}
      lang={language.lang ?? (props.messages ? undefined : start.lang)}
      dir={props.dir ?? language.dir}
      data-state={crash || lazy.error ? 'problem' : auth.view}
      data-frame={frame}
      data-scheme={colorScheme}
      {...handlers}
      {...KEPT_INSIDE}
    >
      <CrashBoundary key={String(crash === null)} onCrash={onCrash}>
        {crash ? (
          <Crash
            {...{ props, texts, crash, lostFocus }}
            supportDetails={auth.actions.supportDetails}
            onRetry={() => setCrash(null)}
          />
        ) : (
          <Card {...{ props, texts, auth, lazy, lostFocus }} />
        )}
      </CrashBoundary>
    </section>
  )
}

function say(texts: Source, key: MessageKey, values: TextValues = {}): string {
  return format(templateFor(key, texts), values)
}

type CrashProps = {
  props: ConnectorAuthWizardProps
  texts: Source
  crash: ConnectorAuthError
  supportDetails: () => string
  lostFocus: () => boolean
  onRetry: () => void
}

/** Needs no context and no step. Where even this cannot be shown, the card is empty. */
function Crash({ props, texts, crash, supportDetails, lostFocus, onRetry }: CrashProps): ReactNode {
  return (
    <div className="caw-card">
      <ProblemScreen
        headingLevel={props.headingLevel}
        lostFocus={lostFocus}
        title={say(texts, 'crash.title')}
        lede={say(texts, 'crash.lede')}
        reference={say(texts, 'reference', { reference: crash.reference })}
        details={{ text: supportDetails, label: say(texts, 'copyDetails.short'), copied: say(texts, 'copied') }}
        button={say(texts, 'button.tryAgain')}
        onClick={onRetry}
      />
    </div>
  )
}

type CardProps = {
  props: ConnectorAuthWizardProps
  texts: Source
  auth: ConnectorAuth
  lazy: LazyViews
  lostFocus: () => boolean
}

function Card({ props, texts, auth: given, lazy, lostFocus }: CardProps): ReactNode {
  const { translate } = props
  const { views } = lazy
  const translation = useMemo(() => translate && views?.createTranslation(translate), [translate, views])
  const auth = translation ? translation(given) : given
  const [announcer] = useState(createAnnouncer)
  const developerNote = useDeveloperNote()
  useEffect(() => announcer.stop, [announcer])
  const context = useWizardContextValue(auth, props, texts, { announce: announcer.announce, lostFocus })
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
          <StepView lazy={texts.locale ? lazy : NOTHING_LOADED} kinds={props.kinds} />
          {developerNote}
          <LiveRegions announcer={announcer} />
        </div>
      </SnapshotContext.Provider>
    </WizardContext.Provider>
  )
}

/** The skeleton stands until the messages are there. */
const NOTHING_LOADED: LazyViews = { views: null, error: null, retry: () => undefined }

const stop = (event: SyntheticEvent) => {
  if (isNode(event.target) && event.currentTarget.contains(event.target)) event.stopPropagation()
}
/** Not by `instanceof`: in a frame, nodes may be of the frame's own classes. */
const isNode = (target: EventTarget): target is Node => 'nodeType' in target
const stopEnter = (event: KeyboardEvent) => {
  if (event.key === 'Enter') stop(event)
}

/**
 * Events that a form of the host around the wizard would take for its own: what is typed, and Enter. Those of the content of
 * the custom element's slot are the host's.
 */
const KEPT_INSIDE = {
  onChange: stop,
  onInput: stop,
  onKeyDown: stopEnter,
  onKeyPress: stopEnter,
  onKeyUp: stopEnter,
} as const
