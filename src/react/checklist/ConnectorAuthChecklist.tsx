'use client'
import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { en } from '../../locales/en.js'
import { createAnnouncer, LiveRegions } from '../ui/focus/LiveRegions.js'
import { useLanguage } from '../useLanguage.js'
import { ChecklistCard, ChecklistHeader } from './ChecklistCard.js'
import { ChecklistProblem } from './ChecklistProblem.js'
import type { ConnectorAuthChecklistProps } from './ConnectorAuthChecklistProps.js'
import { OpenRow } from './OpenRow.js'
import { type ChecklistTexts, useChecklistTexts } from './useChecklistTexts.js'
import { type ConnectorChecklist, useConnectorChecklist } from './useConnectorChecklist.js'

/**
 * Everything a user needs to connect several connectors, such as those of a cycle: a list, and the wizard of each in its
 * place. Needs `connector-auth-wizard/styles.css`.
 *
 * @example
 * <ConnectorAuthChecklist cycleId={cycleId} onComplete={() => activate(cycleId)} />
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
  const section = useReturn(checklist, texts, uid, reviewing, announcer.announce)

  if (openId !== null) {
    return <OpenRow props={props} checklist={checklist} texts={texts} id={openId} key={openId} />
  }
  const shownName = name ?? texts.t('checklist.name')
  return (
    <section
      ref={section}
      className={className ? `caw-root ${className}` : 'caw-root'}
      lang={language.lang ?? (props.messages ? undefined : en.lang)}
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
            onReview={() => setReviewing(true)}
            onExit={props.onExit}
          />
        ) : (
          <>
            <ChecklistHeader {...{ checklist, texts, headingLevel }} name={shownName} isDone={false} />
            {checklist.error ? (
              <ChecklistProblem {...{ props, checklist, texts }} error={checklist.error} />
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

/** After a row's wizard: the focus on its row, or on the title where the list is not shown, and the progress announced. */
function useReturn(
  { openId, complete, connected, total, rows }: ConnectorChecklist,
  { t }: ChecklistTexts,
  uid: string,
  reviewing: boolean,
  announce: (text: string) => void,
): RefObject<HTMLElement | null> {
  const section = useRef<HTMLElement>(null)
  const previous = useRef(openId)
  useLayoutEffect(() => {
    const from = previous.current
    previous.current = openId
    if (from === null || openId !== null) return
    const isDone = complete && !reviewing
    announce(isDone ? t('checklist.done', { count: rows.length }) : t('checklist.progress', { connected, total }))
    const row = document.getElementById(uid + from) ?? section.current?.querySelector<HTMLElement>('.caw-title')
    row?.focus()
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
