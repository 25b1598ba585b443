import { type Address, hrefOf, readAddress } from './address.js'

type Place = {
  address: Address
  /** The connector shown before this one, where the focus goes back to in the list. */
  cameFrom: string | null
  /** Whether anybody moved since the page was loaded: only then may the focus move along. */
  moved: boolean
}

export type PlaceStore = {
  get: () => Place
  subscribe: (listener: () => void) => () => void
  /** Goes to another connector or back to the list, with an entry in the history; a switch replaces the entry. */
  go: (patch: Partial<Address>) => void
}

/** Where the page is: the address bar is the only place that keeps it. */
export function createPlace(): PlaceStore {
  const listeners = new Set<() => void>()
  let place: Place = { address: readAddress(location.href), cameFrom: null, moved: false }

  const arrive = () => {
    const address = readAddress(location.href)
    const isElsewhere = address.connector !== place.address.connector
    place = {
      address,
      cameFrom: isElsewhere ? place.address.connector : place.cameFrom,
      moved: place.moved || isElsewhere,
    }
    for (const listener of listeners) listener()
  }
  window.addEventListener('popstate', arrive)

  return {
    get: () => place,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    go: (patch) => {
      const next = { ...place.address, ...patch }
      const isElsewhere = next.connector !== place.address.connector
      if (isElsewhere) {
        history.pushState(null, '', hrefOf(next))
        window.scrollTo(0, 0)
      } else history.replaceState(null, '', hrefOf(next, location.search))
      arrive()
    },
  }
}
