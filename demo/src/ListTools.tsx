import { Glyph } from './Glyph.js'
import type { Integration } from './loadIntegrations.js'

export type Shown = 'all' | 'connected' | 'open'

const FILTERS: readonly { shown: Shown; label: string }[] = [
  { shown: 'all', label: 'All' },
  { shown: 'connected', label: 'Connected' },
  { shown: 'open', label: 'Not connected' },
]

type ListToolsProps = {
  all: readonly Integration[]
  search: string
  shown: Shown
  onSearch: (search: string) => void
  onShow: (shown: Shown) => void
}

export function ListTools({ all, search, shown, onSearch, onShow }: ListToolsProps) {
  return (
    <search className="tools">
      <label className="find">
        <span className="vh">Search integrations</span>
        <Glyph name="search" />
        <input
          type="search"
          placeholder="Search"
          autoComplete="off"
          value={search}
          onChange={(event) => onSearch(event.target.value)}
        />
      </label>
      <fieldset className="filter">
        <legend className="vh">Show</legend>
        {FILTERS.map((filter) => (
          <label key={filter.shown}>
            <input type="radio" name="shown" checked={shown === filter.shown} onChange={() => onShow(filter.shown)} />
            {filter.label} <span className="count">{all.filter((one) => matches(one, '', filter.shown)).length}</span>
          </label>
        ))}
      </fieldset>
    </search>
  )
}

export function matches(integration: Integration, search: string, shown: Shown): boolean {
  const query = search.trim().toLowerCase()
  const isShown = shown === 'all' || integration.authenticated === (shown === 'connected')
  return isShown && integration.name.toLowerCase().includes(query)
}
