'use client'
import type { ReactNode } from 'react'

type BoxProps = { invalid: boolean; readOnly: boolean; ltr?: boolean; select?: boolean; children: ReactNode }

/** The frame around an input and what belongs to it. */
export function Box({ invalid, readOnly, ltr, select, children }: BoxProps): ReactNode {
  return (
    <div
      className="caw-box"
      data-invalid={invalid ? '' : undefined}
      data-readonly={readOnly ? '' : undefined}
      data-select={select ? '' : undefined}
      dir={ltr ? 'ltr' : undefined}
    >
      {children}
    </div>
  )
}
