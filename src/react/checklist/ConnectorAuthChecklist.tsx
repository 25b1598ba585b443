import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { start } from '../../locales/start.en.js'
import { createAnnouncer, LiveRegions } from '../ui/focus/LiveRegions.js'
import { useFocusMemory } from '../ui/focus/useFocusMemory.js'
import { useLanguage } from '../useLanguage.js'
import { ChecklistCard, ChecklistHeader, isAllConnected } from './ChecklistCard.js'
import { ChecklistProblem } from './ChecklistProblem.js'
import { STATUS_WORDS } from './ConnectionStatus.js'
import type { ConnectorAuthChecklistProps } from './ConnectorAuthChecklistProps.js'
import { OpenRow } from './OpenRow.js'
import { type ChecklistTexts, useChecklistTexts } from './useChecklistTexts.js'
import { type ConnectorChecklist, useConnectorChecklist } from './useConnectorChecklist.js'

/**
 * Everything a user needs to connect several connectors, such as those of a cycle: a list, and the wizard of each in its
 * place. Needs `connector-auth-wizard/styles.css`.
 *
 * @example
 * import { ConnectorAuthChecklist } from 'connector-auth-wizard'
 * import 'connector-auth-wizard/styles.css'
 *
 * export function SetUp({ cycleId, start }: { cycleId: string; start: () => void }) {
 *   return <ConnectorAuthChecklist cycleId={cycleId} proxyUrl="/api/connector-auth" onComplete={start} />
 * }
 */
export function ConnectorAuthChecklist(props: ConnectorAuthChecklistProps): ReactNode {
  const { colorScheme = 'inherit', frame = 'card', headingLevel = 2, className } = props
  const language = useLanguage(props.locale)
  const checklist = useConnectorChecklist(props)
  const { openId, status, host, name: cycleName } = checklist
  const name = props.name ?? cycleName ?? undefined
  const texts = useChecklistTexts(language.messages, props.messages, host?.name, name)
  const uid = useId()
  const [announcer] = useState(createAnnouncer)
  const [reviewing, setReviewing] = useState(false)
  useEffect(() => announcer.stop, [announcer])
  const { handlers, lostFocus } = useFocusMemory(false)
  const isDone = isAllConnected(checklist) && !reviewing
  const { announce } = announcer
  const section = useReturn(checklist, texts, uid, { isDone, lostFocus, announce })

  if (openId !== null) {
    return <OpenRow props={props} checklist={checklist} texts={texts} id={openId} key={openId} />
  }
  const shownName = name ?? texts.t('checklist.name')
  return (
    <section
      ref={section}
      {...handlers}
      className={className ? `caw-root ${className}` : 'caw-root'}
      lang={language.lang ?? (props.messages ? undefined : start.lang)}
      dir={props.dir ?? language.dir}
      data-state={status === 'ready' ? 'checklist' : status}
      data-frame={frame}
      data-scheme={colorScheme}
    >
      <div className="caw-card" role="group" aria-label={shownName} aria-busy={status === 'loading' || undefined}>
        {status === 'ready' ? (
          <ChecklistCard
            {...{ checklist, texts, headingLevel, uid, reviewing }}
            name={shownName}
            isNamed={name !== undefined}
            onReview={() => setReviewing(true)}
            onExit={props.onExit}
          />
        ) : (
          <>
            <ChecklistHeader {...{ checklist, texts, headingLevel }} name={shownName} isDone={false} />
            {checklist.error ? (
              <ChecklistProblem {...{ props, checklist, texts, announce }} error={checklist.error} />
            ) : (
              <Bones />
            )}
          </>
        )}
        <LiveRegions announcer={announcer} />
      </div>
    </section>
  )
}

/**
 * After a row's wizard: the focus on the button of its row, on its name where it has none, or on the title where the list is
 * not shown; and the progress announced, or that it needs another try. Where what has the focus goes away, the title takes it.
 */
function useReturn(
  checklist: ConnectorChecklist,
  { t }: ChecklistTexts,
  uid: string,
  { isDone, lostFocus, announce }: { isDone: boolean; lostFocus: () => boolean; announce: (text: string) => void },
): RefObject<HTMLElement | null> {
  const { openId, connected, total, rows } = checklist
  const section = useRef<HTMLElement>(null)
  const previous = useRef(openId)
  useLayoutEffect(() => {
    const from = previous.current
    previous.current = openId
    if (openId !== null) return
    const title = section.current?.querySelector<HTMLElement>('.caw-title')
    if (from === null) {
      if (lostFocus()) title?.focus()
      return
    }
    const row = rows.find(({ accountConnectorId }) => accountConnectorId === from)
    if (isDone) announce(t('checklist.done', { count: rows.length }))
    else if (row?.problem) announce(t('checklist.again', { count: rows.filter(({ problem }) => problem).length }))
    else if (total > 0) announce(t('checklist.progress', { connected, total }))
    else if (row) announce(t(STATUS_WORDS[row.state]))
    const name = section.current?.querySelector<HTMLElement>(`[id=${JSON.stringify(uid + from)}]`)
    const target = name?.closest('li')?.querySelector('button') ?? name ?? title
    target?.focus()
  })
  return section
}

function Bones(): ReactNode {
  return (
    <div className="caw-skeleton" aria-hidden="true">
      <div className="caw-body">
        <span className="caw-bone" data-bone="title" />
        <span className="caw-bone" data-bone="control" />
        <span className="caw-bone" data-bone="control" />
        <span className="caw-bone" data-bone="control" />
      </div>
      <div className="caw-foot" />
    </div>
  )
}
