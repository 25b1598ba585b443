import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { Button } from '../ui/Button.js'
import { ConnectionLine } from '../ui/ConnectionLine.js'
import { type HeadingLevel, NAME_HEADING, TITLE_HEADING } from '../ui/headings.js'
import { Icon } from '../ui/Icon.js'
import { Message } from '../ui/text/Message.js'
import { ChecklistRowView } from './ChecklistRowView.js'
import type { ChecklistTexts } from './useChecklistTexts.js'
import type { ConnectorChecklist } from './useConnectorChecklist.js'

type CardProps = {
  checklist: ConnectorChecklist
  texts: ChecklistTexts
  name: string
  /** Whether `name` is that of a workflow, rather than the words for one without a name. */
  isNamed: boolean
  headingLevel: HeadingLevel
  uid: string
  reviewing: boolean
  onReview: () => void
  onExit: ((details: { reason: 'done' | 'later' }) => void) | undefined
}

/** What needs the connectors, and the list of them or, once they are connected, that they are. */
export function ChecklistCard(props: CardProps): ReactNode {
  const { checklist, texts, reviewing } = props
  const isDone = isAllConnected(checklist) && !reviewing
  return (
    <>
      <ChecklistHeader {...props} isDone={isDone} />
      {isDone || checklist.rows.length === 0 ? <Done {...props} isEmpty={!isDone} /> : <List {...props} />}
      {!isDone && checklist.rows.length > 0 && !reviewing && (
        <div className="caw-privacy">
          <Icon name="lock" />
          <p>
            <Message {...texts.message('checklist.saved')} />
          </p>
        </div>
      )}
    </>
  )
}

type HeaderProps = Pick<CardProps, 'checklist' | 'texts' | 'name' | 'headingLevel'> & { isDone: boolean }

/** The optional ones too: the checklist may be complete before. */
export function isAllConnected({ rows }: ConnectorChecklist): boolean {
  return rows.length > 0 && rows.every(({ state }) => state === 'connected')
}

/** Whether Cyclr names nothing else that the workflow needs before it can start. */
function canStart({ prerequisites }: ConnectorChecklist): boolean {
  return prerequisites.length === 0
}

/** Host and workflow, how it stands between them, and the line below. */
export function ChecklistHeader(props: HeaderProps): ReactNode {
  return (
    <>
      <Head {...props} />
      <div className="caw-rail" data-plain="" aria-hidden="true">
        <i />
      </div>
    </>
  )
}

function Head({ checklist, texts, name, headingLevel, isDone }: HeaderProps): ReactNode {
  const { rows, host } = checklist
  const Heading = NAME_HEADING[headingLevel]
  const isBroken = !isDone && rows.some(({ problem }) => problem !== null)
  return (
    <header className="caw-head">
      <ConnectionLine state={isDone ? 'done' : isBroken ? 'broken' : 'idle'} host={host}>
        <span className="caw-tile" data-mono="">
          <Icon name="workflow" />
        </span>
      </ConnectionLine>
      <div className="caw-id">
        <div>
          <Heading className="caw-name">
            <bdi key={name}>{name}</bdi>
          </Heading>
          {host && (
            <p className="caw-by">
              <Message {...texts.message(isDone && canStart(checklist) ? 'checklist.readyIn' : 'card.requestedBy')} />
            </p>
          )}
        </div>
      </div>
    </header>
  )
}

function List({ checklist, texts, uid, reviewing, onExit, headingLevel }: CardProps): ReactNode {
  const { rows, connected, total, complete, actions } = checklist
  const { t, message } = texts
  const again = rows.filter(({ problem }) => problem !== null).length
  const title =
    again > 0 ? message('checklist.again', { count: again }) : message('checklist.title', { count: rows.length })
  return (
    <div className="caw-panel caw-fade">
      <div className="caw-body">
        <div className="caw-intro">
          <Title level={headingLevel} takesFocus={reviewing}>
            <Message {...(isAllConnected(checklist) ? message('checklist.done', { count: rows.length }) : title)} />
          </Title>
        </div>
        {total > 0 && (
          <div className="caw-meter">
            <p className="caw-kicker">
              <span key={connected}>{t('checklist.progress', { connected, total })}</span>
            </p>
            <span aria-hidden="true">
              <i ref={(bar) => bar?.style.setProperty('--_p', `${(100 * connected) / total}%`)} />
            </span>
          </div>
        )}
        <ol className="caw-rows">
          {rows.map((row) => (
            <ChecklistRowView
              key={row.accountConnectorId}
              row={row}
              texts={texts}
              nameId={`${uid}${row.accountConnectorId}`}
              reviewing={reviewing}
              onOpen={actions.open}
            />
          ))}
        </ol>
      </div>
      <div className="caw-foot">
        <div className="caw-actions">
          {onExit && (
            <Button kind="quiet" onClick={() => onExit({ reason: complete ? 'done' : 'later' })}>
              <Message {...message(complete ? 'button.done' : 'checklist.later')} />
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}

/** Everything is connected, or there is nothing to connect. */
function Done({
  checklist,
  texts,
  onReview,
  onExit,
  headingLevel,
  isEmpty,
  isNamed,
}: CardProps & { isEmpty: boolean }) {
  const { message } = texts
  const { rows } = checklist
  const lede = isEmpty ? 'checklist.empty.lede' : isNamed && canStart(checklist) ? 'checklist.ready' : null
  return (
    <div className="caw-panel caw-fade">
      <div className="caw-body">
        <div className="caw-intro">
          <Title level={headingLevel}>
            <Message
              {...(isEmpty ? message('checklist.empty.title') : message('checklist.done', { count: rows.length }))}
            />
          </Title>
          {lede && (
            <p className="caw-lede">
              <Message {...message(lede)} />
            </p>
          )}
        </div>
      </div>
      <div className="caw-foot">
        <div className="caw-actions">
          {onExit && (
            <Button kind="primary" onClick={() => onExit({ reason: 'done' })}>
              <Message {...message('button.done')} />
            </Button>
          )}
          {!isEmpty && (
            <Button kind="quiet" onClick={onReview}>
              <Message {...message('checklist.review')} />
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}

type TitleProps = { level: HeadingLevel; takesFocus?: boolean; children: ReactNode }

/** `takesFocus`: as it appears. */
function Title({ level, takesFocus = false, children }: TitleProps): ReactNode {
  const Heading = TITLE_HEADING[level]
  const ref = useRef<HTMLHeadingElement>(null)
  // Before the checklist moves the focus to the row that the user comes back from.
  useLayoutEffect(() => {
    if (takesFocus) ref.current?.focus()
  }, [takesFocus])
  return (
    <Heading className="caw-title" tabIndex={-1} ref={ref}>
      {children}
    </Heading>
  )
}
