import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ConnectorAuthError } from '../../core/errors.js'
import type { MessageKey } from '../../locales/en.js'
import { Button } from '../ui/Button.js'
import { CopyDetails } from '../ui/CopyButton.js'
import { LinkButton } from '../ui/LinkButton.js'
import { Notice } from '../ui/Notice.js'
import { Reference } from '../ui/Reference.js'
import { Text } from '../ui/text/Text.js'
import { useLoadRetry } from '../ui/timing/useLoadRetry.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'
import { StatusScreen } from './StatusScreen.js'

/** Why the connector cannot be shown. */
export function LoadErrorStep({ error }: ErrorProps): ReactNode {
  const isOffline = useIsOffline(error)
  switch (error.code) {
    case 'not_found':
      return <NotFound error={error} />
    case 'unauthenticated':
      return <SessionEnded error={error} />
    case 'forbidden':
      return <Forbidden error={error} />
    case 'page_expired':
      return <PageExpired error={error} />
    default:
      return isOffline ? <Offline error={error} /> : <Unavailable error={error} />
  }
}

/** Whether the browser was offline when the error occurred. It may be back online while the retry is under way. */
function useIsOffline(error: ConnectorAuthError): boolean {
  const read = () => ({ error, isOffline: error.code === 'network' && !navigator.onLine })
  const [at, setAt] = useState(read)
  if (at.error === error) return at.isOffline
  const now = read()
  setAt(now)
  return now.isOffline
}

/** Whether an error of an action ends the flow too, because no further request can succeed. */
export function endsFlow({ code }: ConnectorAuthError): boolean {
  return code === 'not_found' || code === 'unauthenticated' || code === 'forbidden' || code === 'page_expired'
}

type ErrorProps = { error: ConnectorAuthError }

function NotFound({ error }: ErrorProps): ReactNode {
  return (
    <StatusScreen title="load.notFound.title" lede={<Text k="load.notFound.lede" />} error={error}>
      <LinkButton to="integrations" kind="primary" error={error}>
        <Text k="load.notFound.back" />
      </LinkButton>
      <LinkButton to="support" kind="quiet" error={error}>
        <Text k="button.contact" />
      </LinkButton>
    </StatusScreen>
  )
}

function SessionEnded({ error }: ErrorProps): ReactNode {
  return (
    <StatusScreen title="load.session.title" lede={<Text k="load.session.lede" />} error={error}>
      <LinkButton to="signIn" kind="primary" error={error}>
        <Text k="load.session.signIn" />
      </LinkButton>
    </StatusScreen>
  )
}

function Forbidden({ error }: ErrorProps): ReactNode {
  return <StatusScreen title="load.forbidden.title" lede={<Text k="load.forbidden.lede" />} error={error} />
}

function PageExpired({ error }: ErrorProps): ReactNode {
  return (
    <StatusScreen title="expired.title" lede={<Text k="expired.text" />} error={error}>
      <ReloadButton kind="primary" />
    </StatusScreen>
  )
}

export function ReloadButton({ kind }: { kind: 'primary' | 'link' }): ReactNode {
  return (
    <Button kind={kind} icon="refresh" onClick={() => globalThis.location.reload()}>
      <Text k="button.reload" />
    </Button>
  )
}

function Offline({ error }: ErrorProps): ReactNode {
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
  return (
    <StatusScreen title="load.offline.title" lede={<Text k="load.offline.lede" />} error={error}>
      <TryNowButton kind="secondary" title="load.offline.title" />
    </StatusScreen>
  )
}

function Unavailable({ error }: ErrorProps): ReactNode {
  const { actions } = useWizardContext()
  const { loadFailures, pending } = useSnapshot()
  const paused = pending === 'load'
  const { planned, seconds } = useLoadRetry({ error, failures: loadFailures, paused, retry: actions.retry })
  return (
    <StatusScreen
      title="load.unavailable.title"
      lede={<Text k={error.retryable ? 'load.unavailable.lede' : 'load.misconfigured.lede'} />}
      body={
        <>
          {planned && <RetryNotice seconds={seconds} />}
          <Reference error={error} withoutCopy />
        </>
      }
    >
      <TryNowButton kind="primary" title="load.unavailable.title" />
      <CopyDetails kind="quiet" />
    </StatusScreen>
  )
}

/** `seconds`: until the retry; `null` while it is under way. */
function RetryNotice({ seconds }: { seconds: number | null }): ReactNode {
  const { lang } = useWizardContext()
  const inSeconds = new Intl.NumberFormat(lang, { style: 'unit', unit: 'second' })
  return (
    <Notice icon="clock">
      {seconds === null && <Text k="load.unavailable.now" />}
      {seconds !== null && <Text k="load.unavailable.again" v={{ time: inSeconds.format(seconds) }} />}
    </Notice>
  )
}

type TryNowProps = { kind: 'primary' | 'secondary'; title: MessageKey }

/** Loads again in place. Where that fails too, the title is announced again: the screen is the same as before. */
function TryNowButton({ kind, title }: TryNowProps): ReactNode {
  const { actions, announce, t } = useWizardContext()
  const busy = useSnapshot().pending === 'load'
  const isPressed = useRef(false)
  const words = t(title)
  useEffect(() => {
    if (busy || !isPressed.current) return
    isPressed.current = false
    announce(words)
  }, [busy, announce, words])
  const retry = () => {
    isPressed.current = true
    announce(t('load.unavailable.now'))
    actions.retry()
  }
  return (
    <Button kind={kind} icon="refresh" busy={busy} onClick={retry}>
      <Text k="button.tryNow" />
    </Button>
  )
}
