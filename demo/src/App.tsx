import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { ConnectorPage } from './ConnectorPage.js'
import type { Journal } from './createJournal.js'
import type { Router } from './createRouter.js'
import { breakConnection, resetFake, setFault } from './faults.js'
import { IntegrationsPage, NO_FILTER } from './IntegrationsPage.js'
import { LOOK_CONTENT } from './looks.js'
import { DeveloperPanel } from './panel/DeveloperPanel.js'
import { Shell } from './Shell.js'
import { useIntegrations } from './useIntegrations.js'
import { WorkflowPage } from './WorkflowPage.js'

type AppProps = { router: Router; journal: Journal; isFake: boolean }

/** The Settings → Integrations page of a product that embeds the wizard, and a panel for developers. */
export function App({ router, journal, isFake }: AppProps) {
  const { address, hasNavigated } = useSyncExternalStore(router.subscribe, router.get)
  const { look, scheme, dir, connector, workflow } = address
  const { proxyUrl, label, title } = LOOK_CONTENT[look]
  const { loaded, refresh } = useIntegrations(proxyUrl)
  // Part of the wizard's key: a new round mounts a new wizard for the same connector.
  const [round, setRound] = useState(0)
  const [filter, setFilter] = useState(NO_FILTER)
  const all = loaded.status === 'ready' ? loaded.all : []
  const shown = all.find(({ accountConnectorId }) => accountConnectorId === connector)
  const name = shown?.name

  useLayoutEffect(() => {
    Object.assign(document.documentElement.dataset, { look, scheme })
    document.documentElement.dir = dir
  }, [look, scheme, dir])
  useEffect(() => {
    document.title = `${name ?? title} · ${label}`
  }, [name, title, label])

  const startAgain = () => {
    setRound((before) => before + 1)
    refresh()
  }
  const changeFault = async (fault: string) => {
    await setFault(fault)
    router.navigate({ fault })
  }
  const reset = async () => {
    await resetFake()
    journal.clear()
    router.navigate({ fault: '' })
    startAgain()
  }
  const breakShown = async (id: string) => {
    await breakConnection(id)
    router.navigate({ intent: 'reconnect' })
    startAgain()
  }
  const signIn = async () => {
    await changeFault('')
    startAgain()
  }

  return (
    <div className="frame" data-panel={address.panel ? 'open' : 'closed'}>
      <Shell look={look}>
        {connector === null && workflow !== null ? (
          <WorkflowPage
            key={`${workflow} ${look} ${round}`}
            cycleId={workflow}
            router={router}
            journal={journal}
            takesFocus={hasNavigated}
            onChanged={refresh}
            onSignIn={() => void signIn()}
          />
        ) : connector === null ? (
          <IntegrationsPage
            filter={filter}
            onFilter={setFilter}
            loaded={loaded}
            router={router}
            content={LOOK_CONTENT[look]}
            retry={refresh}
          />
        ) : (
          <ConnectorPage
            key={`${connector} ${look} ${address.intent} ${round}`}
            router={router}
            journal={journal}
            loaded={loaded}
            takesFocus={hasNavigated}
            onChanged={refresh}
            onSignIn={() => void signIn()}
          />
        )}
      </Shell>
      <DeveloperPanel
        router={router}
        journal={journal}
        isFake={isFake}
        onFault={(fault) => void changeFault(fault)}
        onReset={() => void reset()}
        onBreak={shown?.authenticated ? () => void breakShown(shown.accountConnectorId) : null}
      />
    </div>
  )
}
