'use client'
import type { ReactNode } from 'react'

/** The shape of the likely first step. The style sheet hides it for the first 150 ms. */
export function Skeleton(): ReactNode {
  return (
    <div className="caw-skeleton" aria-hidden="true">
      <div className="caw-body">
        <span className="caw-bone" data-bone="title" />
        <div className="caw-field">
          <span className="caw-bone" data-bone="label" />
          <span className="caw-bone" data-bone="control" />
        </div>
      </div>
      <div className="caw-foot">
        <span className="caw-bone" data-bone="control" />
      </div>
    </div>
  )
}
