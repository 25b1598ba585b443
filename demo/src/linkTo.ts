import type { MouseEvent } from 'react'
import { type Address, hrefOf } from './address.js'
import type { PlaceStore } from './createPlace.js'

/** A link within the page: it goes there without a load, unless a key says another tab or window. */
export function linkTo(place: PlaceStore, patch: Partial<Address>) {
  return {
    href: hrefOf({ ...place.get().address, ...patch }),
    onClick: (event: MouseEvent) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      place.go(patch)
    },
  }
}
