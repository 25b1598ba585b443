'use client'
import { type ReactNode, useEffect, useMemo } from 'react'
import type { ConnectorAuthError, ErrorCode } from '../../core/errors.js'
import { CopyButton } from '../ui/CopyButton.js'
import { Notice } from '../ui/Notice.js'
import { Text } from '../ui/text/Text.js'
import { useCountdown } from '../ui/timing/useCountdown.js'
import { useWizardContext } from '../WizardContext.js'
import { StatusScreen } from './StatusScreen.js'
import { PLAIN } from './statusScreens.js'

/** What to show where it is not a passing trouble. */
export const SETTLED: { [code in ErrorCode]?: 'notFound' | 'session' | 'forbidden' } = {
  not_found: 'notFound',
  unauthenticated: 'session',
  forbidden: 'forbidden',
}

export function LoadErrorStep({ error }: { error: ConnectorAuthError }): ReactNode {
  const settled = SETTLED[error.code]
  if (settled) return <StatusScreen key={settled} state={PLAIN[settled]} requestId={error.requestId} />
  return error.code === 'network' && !navigator.onLine ? <Offline /> : <Unavailable error={error} />
}

function Offline(): ReactNode {
  const { actions, announce, t } = useWizardContext()
  const back = t('load.offline.back')
  useEffect(() => {
    const online = () => {
      announce(back)
      actions.retry()
    }
    window.addEventListener('online', online)
    return () => window.removeEventListener('online', online)
  }, [actions, announce, back])
  return <StatusScreen key="offline" state={PLAIN.offline} />
}

/** Seconds between tries by itself; after the last it waits for the user. */
const RETRIES = [2, 4, 8, 16, 30] as const

function Unavailable({ error }: { error: ConnectorAuthError }): ReactNode {
  const { actions, failures, wizard } = useWizardContext()
  const planned = error.retryable ? RETRIES[failures - 1] : undefined
  const jitter = useMemo(() => jitterFor(failures), [failures])
  const wait = planned === undefined ? null : Math.max(Math.round(planned * jitter), error.retryAfter ?? 0)
  const left = useCountdown(wait, failures, actions.retry)
  /** For a support ticket: no value, no token, no address. */
  const details = () => `${wizard.view()} ${error.code} ${error.requestId ?? ''} ${new Date().toISOString()}`
  return (
    <StatusScreen
      state={error.retryable ? PLAIN.unavailable : PLAIN.misconfigured}
      requestId={error.requestId}
      last={<CopyButton label="copyDetails" text={details} />}
    >
      {left !== null && (
        <Notice icon="clock">
          <span className="caw-count">
            <Text k="load.unavailable.again" v={{ time: `${left} s` }} />
          </span>
        </Notice>
      )}
    </StatusScreen>
  )
}

/** Pages that lost the service at the same moment do not all come back at the same moment. */
function jitterFor(_round: number): number {
  return 0.8 + 0.4 * Math.random()
}
