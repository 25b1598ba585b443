'use client'
import type { ReactNode } from 'react'
import type { MessageKey } from '../../../locales/en.js'
import { Text } from './Text.js'

/** A small sentence. A hint is a flex box: without one element around them, a sentence's parts would stand in columns. */
export function Hint({ k }: { k: MessageKey }): ReactNode {
  return (
    <p className="caw-hint">
      <span>
        <Text k={k} />
      </span>
    </p>
  )
}
