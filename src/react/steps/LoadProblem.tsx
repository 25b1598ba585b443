'use client'
import { type ReactNode, useEffect } from 'react'
import type { ConnectorAuthError, ErrorCode } from '../../core/errors.js'
import { useCard } from '../card.js'
import { Button } from '../ui/Button.js'
import { CopyDetails } from '../ui/CopyDetails.js'
import { LinkButton } from '../ui/LinkButton.js'
import { Notice } from '../ui/Notice.js'
import { Panel } from '../ui/Panel.js'
import { Reference } from '../ui/Reference.js'
import { Text } from '../ui/Text.js'
import { useCountdown } from '../useCountdown.js'

type ProblemView = 'not-found' | 'not-allowed' | 'offline' | 'unavailable'

/** Seconds between tries by itself; after the last it waits for the user. */
const RETRIES = [2, 4, 8, 16, 30] as const

export function LoadProblem({ error }: { error: ConnectorAuthError }): ReactNode {
  const offline = error.code === 'network' && !navigator.onLine
  switch (offline ? 'offline' : viewFor(error.code)) {
    case 'not-found':
      return <NotFound error={error} />
    case 'not-allowed':
      return <NotAllowed error={error} />
    case 'offline':
      return <Offline />
    case 'unavailable':
      return <Unavailable error={error} />
  }
}

function viewFor(code: ErrorCode): ProblemView {
  if (code === 'not_found') return 'not-found'
  return code === 'unauthenticated' || code === 'forbidden' ? 'not-allowed' : 'unavailable'
}

function NotFound({ error }: { error: ConnectorAuthError }): ReactNode {
  return (
    <Panel
      key="not-found"
      title="load.notFound.title"
      lede={<Text k="load.notFound.lede" />}
      actions={
        <>
          <LinkButton to="integrations" kind="primary">
            <Text k="load.notFound.back" />
          </LinkButton>
          <LinkButton to="support" kind="quiet" requestId={error.requestId}>
            <Text k="button.contact" />
          </LinkButton>
        </>
      }
    >
      <Reference requestId={error.requestId} />
    </Panel>
  )
}

function NotAllowed({ error }: { error: ConnectorAuthError }): ReactNode {
  const session = error.code === 'unauthenticated'
  return (
    <Panel
      key="not-allowed"
      title={session ? 'load.session.title' : 'load.forbidden.title'}
      lede={<Text k={session ? 'load.session.lede' : 'load.forbidden.lede'} />}
      actions={
        session && (
          <LinkButton to="signIn" kind="primary" requestId={error.requestId}>
            <Text k="load.session.signIn" />
          </LinkButton>
        )
      }
    >
      <Reference requestId={error.requestId} />
    </Panel>
  )
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
  return (
    <Panel
      key="offline"
      title="load.offline.title"
      lede={<Text k="load.offline.lede" />}
      actions={
        <Button kind="secondary" icon="refresh" onClick={actions.retry}>
          <Text k="button.tryNow" />
        </Button>
      }
    />
  )
}

function Unavailable({ error }: { error: ConnectorAuthError }): ReactNode {
  const { actions, failures } = useCard()
  const planned = error.retryable ? RETRIES[failures - 1] : undefined
  const wait = planned === undefined ? null : Math.max(planned, error.retryAfter ?? 0)
  const left = useCountdown(wait, failures, actions.retry)
  return (
    <Panel
      key="unavailable"
      title="load.unavailable.title"
      lede={<Text k={error.retryable ? 'load.unavailable.lede' : 'load.misconfigured.lede'} />}
      actions={
        <>
          <Button kind="primary" icon="refresh" onClick={actions.retry}>
            <Text k="button.tryNow" />
          </Button>
          <CopyDetails error={error} />
        </>
      }
    >
      {left !== null && (
        <Notice icon="clock">
          <span className="caw-count" aria-live="off">
            <Text k="load.unavailable.again" v={{ time: `${left} s` }} />
          </span>
        </Notice>
      )}
      <Reference requestId={error.requestId} />
    </Panel>
  )
}
