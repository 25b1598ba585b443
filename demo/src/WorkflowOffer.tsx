import { useState } from 'react'
import type { Router } from './createRouter.js'

/** Installs the workflow on the host's server, and leads to the page that connects its apps. */
export function WorkflowOffer({ router }: { router: Router }) {
  const [status, setStatus] = useState<'idle' | 'busy' | 'failed'>('idle')
  const setUp = () => {
    setStatus('busy')
    install().then(
      (workflow) => router.navigate({ workflow }),
      () => setStatus('failed'),
    )
  }
  return (
    <section className="offer" aria-labelledby="offer">
      <div>
        <h2 id="offer">Sync contacts</h2>
        <p role={status === 'failed' ? 'alert' : undefined}>
          {status === 'failed'
            ? 'This can’t be set up right now. Try again in a moment.'
            : 'A new customer shows up everywhere else, within the hour. Needs four apps.'}
        </p>
      </div>
      <button type="button" className="button" onClick={setUp} aria-disabled={status === 'busy' || undefined}>
        {status === 'busy' ? 'Setting up…' : 'Set up'}
      </button>
    </section>
  )
}

async function install(): Promise<string> {
  const response = await fetch('/api/workflow', { method: 'POST' })
  if (!response.ok) throw new Error(`The server answered ${response.status}.`)
  const { cycleId } = await response.json()
  return cycleId
}
