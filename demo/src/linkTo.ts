import type { MouseEvent } from 'react'
import { type Address, hrefOf } from './address.js'
import type { Router } from './createRouter.js'

/** Props of a link within the page. It navigates without a page load, unless a modifier key is pressed. */
export function linkTo(router: Router, patch: Partial<Address>) {
  return {
    href: hrefOf({ ...router.get().address, ...patch }),
    onClick: (event: MouseEvent) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      router.navigate(patch)
    },
  }
}
