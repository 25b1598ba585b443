import { memo, type ReactNode } from 'react'
import type { AuthKind } from '../../core/authKinds.js'
import type { ChecklistRow, RowProblem } from '../../core/checklist.js'
import type { MessageKey } from '../../locales/en.js'
import { Tile } from '../ui/Tile.js'
import { Message } from '../ui/text/Message.js'
import { STATUS_WORDS, StatusWords } from './ConnectionStatus.js'
import type { ChecklistTexts } from './useChecklistTexts.js'

type RowProps = {
  row: ChecklistRow
  texts: ChecklistTexts
  /** Of the name, which takes the focus when the user comes back from the row's wizard. */
  nameId: string
  /** Whether what is connected can be opened too. */
  reviewing: boolean
  onOpen: (accountConnectorId: string) => void
}

const PROBLEMS: Readonly<Record<RowProblem, MessageKey>> = {
  declined: 'checklist.declined',
  rejected: 'checklist.rejected',
  failed: 'checklist.failed',
  attention: 'checklist.attention',
}

const KINDS: { readonly [kind in AuthKind]?: MessageKey } = {
  apiKey: 'checklist.kind.apiKey',
  basic: 'checklist.kind.login',
  password: 'checklist.kind.login',
  oauth: 'checklist.kind.oauth',
  clientCredentials: 'checklist.kind.client',
  none: 'checklist.kind.settings',
}

/** One connector. Memoised: of a hundred rows only the one that changed is rendered. */
export const ChecklistRowView = memo(({ row, texts, nameId, reviewing, onOpen }: RowProps): ReactNode => {
  const { accountConnectorId: id, name, icon, required, state, isNext, canOpen } = row
  const { t, message } = texts
  const shownName = name ?? t('checklist.unknown', { id })
  const isDone = state === 'connected'
  const label = isDone ? 'checklist.manage' : row.problem ? 'button.tryAgain' : 'button.connect'
  return (
    <li data-now={isNext ? '' : undefined} aria-current={isNext ? 'step' : undefined}>
      <Tile name={shownName} icon={icon} />
      <div>
        <p className="caw-row-name" id={nameId} tabIndex={-1}>
          <bdi key={shownName}>{shownName}</bdi>
          {!required && <span className="caw-opt">{t('settings.optional')}</span>}
        </p>
        <p className="caw-row-line">
          <Line row={row} message={message} />
        </p>
      </div>
      {(isDone && !reviewing) || !canOpen ? (
        <StatusWords state={state} text={t(STATUS_WORDS[state])} />
      ) : (
        <button
          type="button"
          form=""
          className="caw-btn"
          data-kind={isNext && !row.problem ? 'primary' : 'secondary'}
          aria-label={`${t(label)} ${shownName}`}
          onClick={() => onOpen(id)}
        >
          <span key={label}>{t(label)}</span>
        </button>
      )}
    </li>
  )
})

/** What the host says about it, why it needs another try, or how it is authenticated. */
function Line({ row, message }: { row: ChecklistRow; message: ChecklistTexts['message'] }): ReactNode {
  const { problem, state, description, kinds } = row
  if (problem) return <Message {...message(PROBLEMS[problem])} />
  if (state === 'notFound') return <Message {...message('checklist.parent')} />
  if (description !== null) return <bdi key={description}>{description}</bdi>
  const [kind] = kinds
  const key = kind && (kinds.length > 1 ? 'checklist.kind.several' : KINDS[kind])
  return key && <Message {...message(key)} />
}
