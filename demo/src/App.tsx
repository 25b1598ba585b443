import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { ConnectorPage } from './ConnectorPage.js'
import type { Journal } from './createJournal.js'
import type { PlaceStore } from './createPlace.js'
import { IntegrationsPage } from './IntegrationsPage.js'
import { LOOK_WORDS } from './looks.js'
import { DeveloperPanel } from './panel/DeveloperPanel.js'
import { Shell } from './Shell.js'
import { resetFake, setTrouble } from './trouble.js'
import { useIntegrations } from './useIntegrations.js'

type AppProps = { place: PlaceStore; journal: Journal; isFake: boolean }

/** Settings → Integrations of a product that embeds the wizard, and beside it what its developers want to see. */
export function App({ place, journal, isFake }: AppProps) {
  const { address, moved } = useSyncExternalStore(place.subscribe, place.get)
  const { look, scheme, dir, connector } = address
  const { proxyUrl, label, title } = LOOK_WORDS[look]
  const { loaded, refresh } = useIntegrations(proxyUrl)
  // Another round is a new wizard for the same connector.
  const [round, setRound] = useState(0)
  const all = loaded.at === 'ready' ? loaded.all : []
  const name = all.find(({ accountConnectorId }) => accountConnectorId === connector)?.name

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
  const changeTrouble = async (trouble: string) => {
    await setTrouble(trouble)
    place.go({ trouble })
  }
  const reset = async () => {
    await resetFake()
    journal.clear()
    place.go({ trouble: '' })
    startAgain()
  }
  const signIn = async () => {
    await changeTrouble('')
    startAgain()
  }

  return (
    <div className="frame" data-panel={address.panel ? 'open' : 'closed'}>
      <Shell look={look}>
        {connector === null ? (
          <IntegrationsPage loaded={loaded} place={place} words={LOOK_WORDS[look]} retry={refresh} />
        ) : (
          <ConnectorPage
            key={`${connector} ${look} ${address.intent} ${round}`}
            place={place}
            journal={journal}
            loaded={loaded}
            takesFocus={moved}
            onChanged={refresh}
            onSignIn={() => void signIn()}
          />
        )}
      </Shell>
      <DeveloperPanel
        place={place}
        journal={journal}
        isFake={isFake}
        onTrouble={(trouble) => void changeTrouble(trouble)}
        onReset={() => void reset()}
      />
    </div>
  )
}
