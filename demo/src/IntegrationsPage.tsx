import { useState } from 'react'
import type { PlaceStore } from './createPlace.js'
import { IntegrationTile } from './IntegrationTile.js'
import { ListTools, matches, type Shown } from './ListTools.js'
import type { LookWords } from './looks.js'
import type { Loaded } from './useIntegrations.js'

type IntegrationsPageProps = {
  loaded: Loaded
  place: PlaceStore
  words: LookWords
  /** The connector that the user comes back from. */
  cameFrom: string | null
  retry: () => void
}

/** All connectors of the account, to search and to pick from. */
export function IntegrationsPage({ loaded, place, words, cameFrom, retry }: IntegrationsPageProps) {
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState<Shown>('all')
  const all = loaded.at === 'ready' ? loaded.all : []
  const found = all.filter((integration) => matches(integration, search, shown))
  return (
    <>
      <header className="page-head">
        <h1>{words.title}</h1>
        <p>{words.lede}</p>
      </header>
      <ListTools all={all} search={search} shown={shown} onSearch={setSearch} onShow={setShown} />
      <p className="found" role="status">
        {loaded.at === 'ready' && sentence(found.length, all.length)}
      </p>
      {loaded.at === 'loading' && <div className="tiles" aria-busy="true" />}
      {loaded.at === 'failed' && (
        <div className="empty" role="alert">
          <p>The list can’t be loaded right now.</p>
          <button type="button" className="button" onClick={retry}>
            Try again
          </button>
        </div>
      )}
      {loaded.at === 'ready' && found.length === 0 && (
        <div className="empty">
          <p>Nothing matches. Search for less, or show all of them.</p>
          <button
            type="button"
            className="button"
            onClick={() => {
              setSearch('')
              setShown('all')
            }}
          >
            Show all
          </button>
        </div>
      )}
      {found.length > 0 && (
        <ul className="tiles" aria-label={words.title}>
          {found.map((integration) => (
            <IntegrationTile
              key={integration.accountConnectorId}
              integration={integration}
              place={place}
              takesFocus={integration.accountConnectorId === cameFrom}
            />
          ))}
        </ul>
      )}
    </>
  )
}

function sentence(found: number, all: number): string {
  return found === all ? `${all} integrations` : `${found} of ${all} integrations`
}
