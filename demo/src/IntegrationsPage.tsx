import { useState } from 'react'
import type { PlaceStore } from './createPlace.js'
import { IntegrationGroup } from './IntegrationGroup.js'
import { ListTools, matches, type Shown } from './ListTools.js'
import type { LookWords } from './looks.js'
import type { Loaded } from './useIntegrations.js'

type IntegrationsPageProps = {
  loaded: Loaded
  place: PlaceStore
  words: LookWords
  retry: () => void
}

/** All connectors of the account, to search and to pick from. */
export function IntegrationsPage({ loaded, place, words, retry }: IntegrationsPageProps) {
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState<Shown>('all')
  const all = loaded.at === 'ready' ? loaded.all : []
  const found = all.filter((integration) => matches(integration, search, shown))
  const showAll = () => {
    setSearch('')
    setShown('all')
  }
  return (
    <>
      <header className="page-head">
        <h1>{words.title}</h1>
        <p>{words.lede}</p>
      </header>
      <ListTools all={all} search={search} shown={shown} onSearch={setSearch} onShow={setShown} />
      <p className="vh" role="status">
        {loaded.at === 'ready' && `${found.length} of ${all.length} integrations`}
      </p>
      {loaded.at === 'loading' && <Outline />}
      {loaded.at === 'failed' && (
        <Empty says="The list can’t be loaded right now." action="Try again" onAction={retry} />
      )}
      {loaded.at === 'ready' && found.length === 0 && (
        <Empty says="Nothing here matches." action="Show all of them" onAction={showAll} />
      )}
      <IntegrationGroup title="Connected" group={found.filter(({ authenticated }) => authenticated)} place={place} />
      <IntegrationGroup title="Available" group={found.filter(({ authenticated }) => !authenticated)} place={place} />
    </>
  )
}

function Empty({ says, action, onAction }: { says: string; action: string; onAction: () => void }) {
  return (
    <div className="empty">
      <p role="alert">{says}</p>
      <button type="button" className="button" onClick={onAction}>
        {action}
      </button>
    </div>
  )
}

/** Takes the room that the list will need, so that nothing moves when it comes. */
function Outline() {
  return (
    <div className="tiles" aria-hidden="true">
      {Array.from({ length: 24 }, (_, index) => (
        <span key={index} className="tile bone" />
      ))}
    </div>
  )
}
