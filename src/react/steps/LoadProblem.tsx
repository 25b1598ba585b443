'use client'
import { type ReactNode, useEffect } from 'react'
import type { ConnectorAuthError, ErrorCode } from '../../core/errors.js'
import { useCard } from '../card.js'
import { CopyDetails } from '../ui/CopyDetails.js'
import { Notice } from '../ui/Notice.js'
import { Text } from '../ui/Text.js'
import { useCountdown } from '../useCountdown.js'
import { PlainState } from './PlainState.js'
import { PLAIN } from './plainStates.js'

/** What to show where it is not a passing trouble. */
export const SETTLED: { [code in ErrorCode]?: 'notFound' | 'session' | 'forbidden' } = {
  not_found: 'notFound',
  unauthenticated: 'session',
  forbidden: 'forbidden',
}

export function LoadProblem({ error }: { error: ConnectorAuthError }): ReactNode {
  const settled = SETTLED[error.code]
  if (settled) return <PlainState key={settled} state={PLAIN[settled]} requestId={error.requestId} />
  return error.code === 'network' && !navigator.onLine ? <Offline /> : <Unavailable error={error} />
}

function Offline(): ReactNode {
  const { actions, announce, t } = useCard()
  const back = t('load.offline.back')
  useEffect(() => {
    const online = () => {
      announce(back)
      actions.retry()
    }
    window.addEventListener('online', online)
    return () => window.removeEventListener('online', online)
  }, [actions, announce, back])
  return <PlainState key="offline" state={PLAIN.offline} />
}

/** Seconds between tries by itself; after the last it waits for the user. */
const RETRIES = [2, 4, 8, 16, 30] as const

function Unavailable({ error }: { error: ConnectorAuthError }): ReactNode {
  const { actions, failures } = useCard()
  const planned = error.retryable ? RETRIES[failures - 1] : undefined
  const wait = planned === undefined ? null : Math.max(planned, error.retryAfter ?? 0)
  const left = useCountdown(wait, failures, actions.retry)
  return (
    <PlainState state={error.retryable ? PLAIN.unavailable : PLAIN.misconfigured} requestId={error.requestId}>
      {left !== null && (
        <Notice icon="clock">
          <span className="caw-count">
            <Text k="load.unavailable.again" v={{ time: `${left} s` }} />
          </span>
        </Notice>
      )}
      <CopyDetails error={error} />
    </PlainState>
  )
}
