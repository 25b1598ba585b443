import { type ReactNode, useEffect, useState } from 'react'
import type { ReconnectReason } from '../../client/options.js'
import type { Connector } from '../../core/connector.js'
import type { MessageKey } from '../../locales/en.js'
import { Button } from '../ui/Button.js'
import { ConnectorSettings } from '../ui/ConnectorSettings.js'
import { ErrorNotice } from '../ui/ErrorNotice.js'
import { Notice } from '../ui/Notice.js'
import { Text } from '../ui/text/Text.js'
import { useRateLimit } from '../ui/timing/useRateLimit.js'
import { useErrorOf, useSnapshot, useWizardContext } from '../WizardContext.js'
import { Confirm } from './Confirm.js'
import { CancelButton, DoneButton } from './ExitButton.js'
import { endsFlow, LoadErrorStep, ReloadButton } from './LoadErrorStep.js'
import { StatusScreen } from './StatusScreen.js'

/** A connector that is authenticated already, and what can be done with it. */
export function ConnectedStep(): ReactNode {
  const { announce, t } = useWizardContext()
  const { connector, verified, reconnectReason } = useSnapshot()
  const error = useErrorOf('verify')
  const [confirming, setConfirming] = useState(false)
  const countdown = useRateLimit('verify')
  const result = verified && t(`check.${verified}`)
  useEffect(() => {
    if (result) announce(result, reconnectReason ? 'assertive' : 'polite')
  }, [result, reconnectReason, announce])

  if (connector === null) return null
  if (confirming) return <ConfirmDisconnect onKeep={() => setConfirming(false)} />
  if (error && endsFlow(error)) return <LoadErrorStep error={error} />
  const onDisconnect = () => setConfirming(true)
  return reconnectReason === null ? (
    <Connected connector={connector} countdown={countdown} onDisconnect={onDisconnect} />
  ) : (
    <ReconnectNeeded connector={connector} reason={reconnectReason} onDisconnect={onDisconnect} />
  )
}

type ConnectedProps = { connector: Connector; onDisconnect: () => void }

function Connected({ connector, countdown, onDisconnect }: ConnectedProps & { countdown: string | null }): ReactNode {
  const { actions } = useWizardContext()
  const { pending, verified, hasSettings } = useSnapshot()
  const error = useErrorOf('verify')
  const canConnect = connector.can.includes('connect')
  const body = (
    <>
      {error && <ErrorNotice countdown={countdown} />}
      {verified && (
        <Notice icon={verified === 'accepted' ? 'check' : 'info'}>
          <Text k={`check.${verified}`} />
        </Notice>
      )}
      {!canConnect && !connector.can.includes('disconnect') && (
        <Notice icon="lock">
          <Text k="readOnly.note" />
        </Notice>
      )}
      <ConnectorSettings connector={connector} />
    </>
  )
  return (
    <StatusScreen title="connected.title" lede={connector.guide?.enables || <Text k="connected.lede" />} body={body}>
      {canConnect && <ReconnectButton kind="secondary" />}
      {connector.canVerify && connector.can.includes('check') && <CheckButton countdown={countdown} />}
      {canConnect && hasSettings && pending === null && (
        <Button kind="quiet" onClick={actions.editSettings}>
          <Text k="button.changeSettings" />
        </Button>
      )}
      {pending !== null && <CancelButton />}
      <DisconnectButton onClick={onDisconnect} />
    </StatusScreen>
  )
}

const RECONNECT_LEDES: Record<ReconnectReason, MessageKey> = {
  unknown: 'reconnect.lede',
  revoked: 'reconnect.revoked',
  expired: 'reconnect.expired',
  passwordChanged: 'reconnect.passwordChanged',
  permissions: 'reconnect.permissions',
  rejected: 'check.rejected',
}

function ReconnectNeeded({ connector, reason, onDisconnect }: ConnectedProps & { reason: ReconnectReason }): ReactNode {
  return (
    <StatusScreen
      title="reconnect.title"
      lede={<Text k={RECONNECT_LEDES[reason]} />}
      body={<ConnectorSettings connector={connector} />}
    >
      {connector.can.includes('connect') && <ReconnectButton kind="primary" />}
      <DisconnectButton onClick={onDisconnect} />
    </StatusScreen>
  )
}

function ReconnectButton({ kind }: { kind: 'primary' | 'secondary' }): ReactNode {
  const { actions } = useWizardContext()
  return (
    <Button kind={kind} icon="refresh" onClick={actions.reconnect}>
      <Text k="button.reconnect" />
    </Button>
  )
}

function CheckButton({ countdown }: { countdown: string | null }): ReactNode {
  const { actions } = useWizardContext()
  const { pending } = useSnapshot()
  const busy = pending === 'verify'
  const label = busy ? 'button.checking' : countdown === null ? 'check.button' : 'button.tryAgainIn'
  return (
    <Button kind="quiet" busy={busy} waiting={countdown !== null} onClick={() => void actions.verify()}>
      <Text k={label} v={{ time: countdown ?? '' }} />
    </Button>
  )
}

function DisconnectButton({ onClick }: { onClick: () => void }): ReactNode {
  const { connector, pending } = useSnapshot()
  return (
    pending !== 'verify' &&
    connector?.can.includes('disconnect') && (
      <Button kind="danger-quiet" onClick={onClick}>
        <Text k="button.disconnect" />
      </Button>
    )
  )
}

function ConfirmDisconnect({ onKeep }: { onKeep: () => void }): ReactNode {
  const { actions } = useWizardContext()
  const { pending } = useSnapshot()
  const error = useErrorOf('disconnect')
  const busy = pending === 'disconnect'
  if (error?.code === 'unauthenticated') return <LoadErrorStep error={error} />
  const failed = error && (
    <Notice icon="alert" title={<Text k="disconnect.failed" />}>
      <Text k={error.code === 'page_expired' ? 'expired.text' : 'disconnect.failedLede'} />
      {error.code === 'page_expired' && <ReloadButton kind="link" />}
    </Notice>
  )
  return (
    <Confirm title="disconnect.title" lede={<Text k="disconnect.lede" />} body={failed} onKeep={onKeep}>
      <Button kind="secondary" waiting={busy} onClick={onKeep}>
        <Text k="disconnect.keep" />
      </Button>
      <Button kind="danger-quiet" busy={busy} onClick={actions.disconnect}>
        <Text k={busy ? 'button.disconnecting' : 'button.disconnect'} />
      </Button>
    </Confirm>
  )
}

/** After the user disconnected it here. */
export function DisconnectedStep(): ReactNode {
  const { actions } = useWizardContext()
  const { connector } = useSnapshot()
  return (
    <StatusScreen title="disconnected.title" lede={<Text k="disconnected.lede" />}>
      {connector?.can.includes('connect') && (
        <Button kind="primary" onClick={actions.startOver}>
          <Text k="disconnected.again" />
        </Button>
      )}
      <DoneButton kind="quiet" />
    </StatusScreen>
  )
}

/** Not connected, for a user who may look and change nothing. */
export function ReadOnlyStep(): ReactNode {
  const { connector } = useSnapshot()
  return (
    <StatusScreen
      title="readOnly.title"
      lede={<Text k="readOnly.note" />}
      body={connector && <ConnectorSettings connector={connector} />}
    />
  )
}
