import { useEffect, useRef, useState } from 'react'
import { ConnectorAuthChecklist, ConnectorAuthWizard } from '../../../src/index.js'
import { createFetch, replaceBrowser } from './createSurroundings.js'
import { drive } from './drive.js'
import type { View } from './readView.js'
import type { State } from './states.js'

type Visit = { base: string; ids: readonly string[] }

/** One state of the card, reached by what a user does. `data-ready` once it is. */
export function StatePage({ state, view }: { state: State; view: View }) {
  const root = useRef<HTMLDivElement>(null)
  const [visit, setVisit] = useState<Visit | null>(null)
  const [isReady, setIsReady] = useState(false)
  const [fetchOfState] = useState(() => createFetch(state))
  useEffect(() => {
    replaceBrowser(state)
    let isGone = false
    startVisit(state.id).then((next) => !isGone && setVisit(next), console.error)
    return () => {
      isGone = true
    }
  }, [state])
  useEffect(() => {
    if (visit === null || root.current === null) return
    const isLoading = state.network === 'hangs'
    const driven = isLoading ? Promise.resolve() : drive(root.current, state.actions ?? [])
    driven.then(() => setIsReady(true), console.error)
  }, [state, visit])

  const shared = {
    fetch: fetchOfState,
    locale: view.locale === 'en' ? undefined : view.locale,
    dir: view.dir,
    colorScheme: view.scheme,
    links: { integrations: '#integrations', support: '#support', signIn: '#sign-in', privacy: '#privacy' },
    onExit: () => undefined,
  }
  return (
    <main
      className="state"
      ref={root}
      data-theme={view.theme}
      data-scheme={view.scheme}
      data-ready={isReady ? '' : undefined}
      style={{ inlineSize: view.width }}
    >
      {visit && state.component === 'checklist' && (
        <ConnectorAuthChecklist
          {...shared}
          name="Order to invoice"
          proxyUrl={visit.base}
          items={visit.ids.map((id, at) => ({
            accountConnectorId: id,
            needsAttention: state.id === 'queue-problem' && at === 2,
          }))}
        />
      )}
      {visit && state.component !== 'checklist' && (
        <ConnectorAuthWizard {...shared} proxyUrl={visit.base} accountConnectorId={visit.ids[0]} {...state.props} />
      )}
    </main>
  )
}

async function startVisit(id: string): Promise<Visit> {
  const response = await fetch(`/states-api?${new URLSearchParams({ id })}`)
  return response.json()
}
