import type { Router } from './createRouter.js'
import { IntegrationGroup } from './IntegrationGroup.js'
import { ListTools, matches, type Shown } from './ListTools.js'
import type { Integration } from './loadIntegrations.js'
import type { LookContent } from './looks.js'
import type { Loaded } from './useIntegrations.js'
import { WorkflowOffer } from './WorkflowOffer.js'

export type Filter = { search: string; shown: Shown }
export const NO_FILTER: Filter = { search: '', shown: 'all' }

type IntegrationsPageProps = {
  loaded: Loaded
  router: Router
  content: LookContent
  /** Kept while a connector is shown. */
  filter: Filter
  onFilter: (filter: Filter) => void
  retry: () => void
}

/** All connectors of the account, with search and filters. */
export function IntegrationsPage({ loaded, router, content, filter, onFilter, retry }: IntegrationsPageProps) {
  const { search, shown } = filter
  const all = loaded.status === 'ready' ? loaded.all : []
  const found = all.filter((integration) => matches(integration, search, shown))
  const showAll = () => onFilter(NO_FILTER)
  return (
    <>
      <header className="page-head">
        <h1>{content.title}</h1>
        <p>{content.intro}</p>
      </header>
      {loaded.status === 'ready' && loaded.hasWorkflow && <WorkflowOffer router={router} />}
      <ListTools
        all={all}
        search={search}
        shown={shown}
        onSearch={(text) => onFilter({ search: text, shown })}
        onShow={(next) => onFilter({ search, shown: next })}
      />
      <p className="vh" role="status">
        {loaded.status === 'ready' && `${found.length} of ${all.length} integrations`}
      </p>
      {loaded.status === 'loading' && <Skeleton />}
      {loaded.status === 'failed' && (
        <Empty message="The list can’t be loaded right now." action="Try again" onAction={retry} />
      )}
      {loaded.status === 'ready' && found.length === 0 && (
        <Empty message="Nothing here matches." action="Show all of them" onAction={showAll} />
      )}
      <IntegrationGroup title="Needs attention" group={found.filter((one) => one.needsAttention)} router={router} />
      <IntegrationGroup title="Connected" group={found.filter(isWell)} router={router} />
      <IntegrationGroup title="Available" group={found.filter((one) => !one.authenticated)} router={router} />
    </>
  )
}

function isWell({ authenticated, needsAttention }: Integration): boolean {
  return authenticated && !needsAttention
}

function Empty({ message, action, onAction }: { message: string; action: string; onAction: () => void }) {
  return (
    <div className="empty">
      <p role="alert">{message}</p>
      <button type="button" className="button" onClick={onAction}>
        {action}
      </button>
    </div>
  )
}

/** Reserves the height of the list, so that the layout does not shift when it loads. */
function Skeleton() {
  return (
    <div className="tiles" aria-hidden="true">
      {Array.from({ length: 24 }, (_, index) => (
        <span key={index} className="tile skeleton" />
      ))}
    </div>
  )
}
