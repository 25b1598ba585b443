'use client'
import type { ReactNode } from 'react'
import type { Said } from './useAnnouncer.js'

/** There from the first render and empty: a region that appears together with its text is not read. */
export function LiveRegions({ said }: { said: Said }): ReactNode {
  return (
    <>
      <div className="caw-vh" role="status">
        {said.polite}
      </div>
      <div className="caw-vh" role="alert">
        {said.assertive}
      </div>
    </>
  )
}
