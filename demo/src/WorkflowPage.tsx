import { useEffect, useRef, useState } from 'react'
import { ConnectorAuthChecklist } from '../../src/index.js'
import type { Journal } from './createJournal.js'
import type { Router } from './createRouter.js'
import { Glyph } from './Glyph.js'
import { linkTo } from './linkTo.js'
import { LOOK_CONTENT } from './looks.js'

type WorkflowPageProps = {
  cycleId: string
  router: Router
  journal: Journal
  takesFocus: boolean
  onChanged: () => void
  onSignIn: () => void
}

const LIST = { workflow: null }

/** Connects every app that a workflow needs, and starts it. */
export function WorkflowPage({ cycleId, router, journal, takesFocus, onChanged, onSignIn }: WorkflowPageProps) {
  const { look, locale } = router.get().address
  const { proxyUrl, title } = LOOK_CONTENT[look]
  const [status, setStatus] = useState<'waiting' | 'running' | 'failed'>('waiting')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])
  const start = async () => {
    const response = await fetch(`/api/workflow/start?${new URLSearchParams({ cycle: cycleId })}`, { method: 'POST' })
    setStatus(response.ok ? 'running' : 'failed')
  }
  return (
    <>
      <a className="back" {...linkTo(router, LIST)}>
        <Glyph name="back" />
        All {title.toLowerCase()}
      </a>
      <header className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          Sync contacts
        </h1>
        <p role="status">{WORDS[status]}</p>
      </header>
      <div className="connector">
        <ConnectorAuthChecklist
          cycleId={cycleId}
          proxyUrl={proxyUrl}
          locale={locale === 'en' ? undefined : locale}
          fetch={journal.fetch}
          links={{ signIn: onSignIn }}
          onEvent={journal.event}
          onError={(details) => journal.callback('onError', details)}
          onChange={({ connected, total, complete }) => {
            journal.callback('onChange', { connected, total, complete })
            onChanged()
          }}
          onComplete={(details) => {
            journal.callback('onComplete', { name: details.name })
            void start()
          }}
          onExit={() => router.navigate(LIST)}
        />
      </div>
    </>
  )
}

const WORDS = {
  waiting: 'Starts automatically when every app is connected.',
  running: 'Running, every hour.',
  failed: 'Every app is connected, but the workflow can’t be started right now.',
} as const
