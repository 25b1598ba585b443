import '../styles/states.css'
import { createRoot } from 'react-dom/client'
import { readView } from './readView.js'
import { StatePage } from './StatePage.js'
import { StatesIndex } from './StatesIndex.js'
import { STATES } from './states.js'

/** `/states` and `/states/<id>`: not in StrictMode, since a state is reached once. */
export function showStates(root: HTMLElement): void {
  const { pathname, search } = location
  const view = readView(new URLSearchParams(search))
  const state = STATES.find(({ id }) => pathname === `/states/${id}`)
  document.documentElement.dataset['scheme'] = view.scheme
  document.documentElement.lang = view.locale
  document.title = state ? `${state.id} · States` : 'States'
  createRoot(root).render(state ? <StatePage state={state} view={view} /> : <StatesIndex view={view} />)
}
