import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { WizardEvent } from '../../client/options.js'
import type { ChecklistRow, RowProblem } from '../../core/checklist.js'
import { ConnectorAuthWizard } from '../ConnectorAuthWizard.js'
import type { ConnectorAuthChecklistProps } from './ConnectorAuthChecklistProps.js'
import type { ChecklistTexts } from './useChecklistTexts.js'
import type { ConnectorChecklist } from './useConnectorChecklist.js'

type OpenRowProps = {
  props: ConnectorAuthChecklistProps
  checklist: ConnectorChecklist
  texts: ChecklistTexts
  id: string
}

/** How long a finished row stays before the list returns. With reduced motion it stays until Continue. */
const RETURNS_AFTER_MS = 1_000

const PROBLEM_OF: { readonly [name in WizardEvent['name']]?: RowProblem | null } = {
  credentials_rejected: 'rejected',
  oauth_denied: 'declined',
  failed: 'failed',
  connected: null,
}

/** The wizard of one row, in place of the list. */
export function OpenRow({ props, checklist, texts, id }: OpenRowProps): ReactNode {
  const { actions, rows } = checklist
  const row = rows.find(({ accountConnectorId }) => accountConnectorId === id)
  const [intent] = useState(() => intentFor(row))
  const problem = useRef<RowProblem | null>(null)
  const timer = useRef(0)
  const stopTimer = useCallback(() => window.clearTimeout(timer.current), [])
  useEffect(() => stopTimer, [stopTimer])
  const own = props.wizardProps?.(id)
  const messages = useMemo(() => ({ ...texts.inList, ...own?.messages }), [texts.inList, own?.messages])
  return (
    <ConnectorAuthWizard
      {...props}
      {...own}
      messages={messages}
      accountConnectorId={id}
      name={row?.name ?? undefined}
      icon={row?.icon ?? undefined}
      kinds={row?.kinds}
      host={checklist.host ?? undefined}
      intent={intent}
      // Without one, its words are in English all the same, unless the host's own are not.
      locale={props.locale ?? (props.messages ? undefined : 'en')}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the user has just opened this row
      autoFocus
      onEvent={(event) => {
        const next = PROBLEM_OF[event.name]
        if (next !== undefined) problem.current = next
        props.onEvent?.(event)
        own?.onEvent?.(event)
      }}
      onDirtyChange={(isDirty) => {
        props.onDirtyChange?.(isDirty)
        own?.onDirtyChange?.(isDirty)
      }}
      onSuccess={(details) => {
        actions.markConnected(id)
        if (!prefersReducedMotion()) {
          timer.current = window.setTimeout(actions.close, RETURNS_AFTER_MS)
        }
        own?.onSuccess?.(details)
      }}
      onExit={(details) => {
        stopTimer()
        actions.close(problem.current)
        own?.onExit?.(details)
      }}
    />
  )
}

function prefersReducedMotion(): boolean {
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- jsdom has no matchMedia
  return globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false
}

function intentFor(row: ChecklistRow | undefined): 'connect' | 'reconnect' | 'manage' {
  if (row?.problem === 'attention') return 'reconnect'
  return row?.state === 'connected' ? 'manage' : 'connect'
}
