import { type Address, hrefOf, readAddress } from './address.js'

type Route = {
  address: Address
  /** The connector shown before. Its tile gets focus when the user returns to the list. */
  previousConnector: string | null
  /** True after a navigation within the page. Focus does not move on a fresh page load. */
  hasNavigated: boolean
}

export type Router = {
  get: () => Route
  subscribe: (listener: () => void) => () => void
  /** Changes the URL. Another connector or the list adds a history entry; other changes replace the current one. */
  navigate: (patch: Partial<Address>) => void
}

/** The state of the page, kept in the URL alone. */
export function createRouter(): Router {
  const listeners = new Set<() => void>()
  let route: Route = { address: readAddress(location.href), previousConnector: null, hasNavigated: false }

  const update = () => {
    const address = readAddress(location.href)
    const isOtherPage = isOther(address, route.address)
    route = {
      address,
      previousConnector: isOtherPage ? route.address.connector : route.previousConnector,
      hasNavigated: route.hasNavigated || isOtherPage,
    }
    for (const listener of listeners) listener()
  }
  window.addEventListener('popstate', update)

  return {
    get: () => route,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    navigate: (patch) => {
      const next = { ...route.address, ...patch }
      const isOtherPage = isOther(next, route.address)
      if (isOtherPage) {
        history.pushState(null, '', hrefOf(next))
        window.scrollTo(0, 0)
      } else history.replaceState(null, '', hrefOf(next, location.search))
      update()
    },
  }
}

function isOther(next: Address, before: Address): boolean {
  return next.connector !== before.connector || next.workflow !== before.workflow
}
