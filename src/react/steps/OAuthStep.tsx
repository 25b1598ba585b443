'use client'
import type { ReactNode } from 'react'
import type { Attempt } from '../../core/attempt.js'
import { Notice } from '../ui/Notice.js'
import { Text } from '../ui/Text.js'
import { OAuthReady } from './OAuthReady.js'
import { PlainState } from './PlainState.js'
import { PLAIN } from './plainStates.js'

/** The sign-in in a window, in each of its states. */
export function OAuthStep({ attempt: { at } }: { attempt: Attempt }): ReactNode {
  if (at === 'none' || at === 'opening') return <OAuthReady opening={at === 'opening'} />
  return (
    <PlainState key={at} state={PLAIN[at]}>
      {at === 'waiting' && (
        <Notice icon="window">
          <Text k="oauth.waiting.behind" />
        </Notice>
      )}
    </PlainState>
  )
}
