'use client'
import { type ReactNode, useEffect, useState } from 'react'
import { ConnectorSettings } from '../ui/ConnectorSettings.js'
import { ErrorNotice } from '../ui/ErrorNotice.js'
import { Notice } from '../ui/Notice.js'
import { Text } from '../ui/text/Text.js'
import { useRateLimit } from '../ui/timing/useRateLimit.js'
import { useWizardContext } from '../WizardContext.js'
import { Confirm } from './Confirm.js'
import { LoadErrorStep, SETTLED } from './LoadErrorStep.js'
import { type PlainButton, StatusScreen } from './StatusScreen.js'
import { may, PLAIN, RECONNECT_LEDES } from './statusScreens.js'

/** Connected already: what there is, and what can be done about it. */
export function ConnectedStep(): ReactNode {
  const { connector, pending, problem, checked, reconnectReason, announce, t } = useWizardContext()
  const [confirming, setConfirming] = useState(false)
  const wait = useRateLimit('verify')
  const found = checked && t(`check.${checked}`)
  useEffect(() => {
    if (found) announce(found, reconnectReason ? 'assertive' : 'polite')
  }, [found, reconnectReason, announce])
  if (connector === null) return null
  if (confirming) return <Disconnect onKeep={() => setConfirming(false)} />
  if (problem?.action === 'verify' && SETTLED[problem.error.code]) return <LoadErrorStep error={problem.error} />

  const checking = pending === 'verify'
  const check: PlainButton = {
    kind: 'quiet',
    label: 'check.button',
    when: (card) => connector.canVerify && may('check')(card),
    does: ({ actions }) => void actions.verify(),
    now: checking
      ? { busy: true, label: 'button.checking' }
      : wait === null
        ? null
        : { waiting: true, label: 'button.tryAgainIn', v: { time: wait } },
  }
  const disconnect: PlainButton = {
    kind: 'danger-quiet',
    label: 'button.disconnect',
    when: (card) => !checking && may('disconnect')(card),
    does: () => setConfirming(true),
  }
  if (reconnectReason !== null) {
    const { buttons, ...words } = PLAIN.reconnect
    return (
      <StatusScreen
        key="stopped"
        state={{ ...words, buttons: [...buttons, disconnect] }}
        lede={<Text k={RECONNECT_LEDES[reconnectReason]} />}
      >
        <ConnectorSettings connector={connector} />
      </StatusScreen>
    )
  }
  const { buttons, ...words } = PLAIN.connected
  const [again, ...rest] = buttons
  return (
    <StatusScreen
      key="connected"
      state={{ ...words, buttons: [again, check, ...rest, disconnect] }}
      lede={connector.guide?.enables}
    >
      {problem?.action === 'verify' && <ErrorNotice countdown={wait} />}
      {checked && (
        <Notice icon={checked === 'accepted' ? 'check' : 'info'}>
          <span>
            <Text k={`check.${checked}`} />
          </span>
        </Notice>
      )}
      <ConnectorSettings connector={connector} />
    </StatusScreen>
  )
}

function Disconnect({ onKeep }: { onKeep: () => void }): ReactNode {
  const { pending, problem } = useWizardContext()
  const busy = pending === 'disconnect'
  return (
    <Confirm
      state={{
        title: 'disconnect.title',
        lede: 'disconnect.lede',
        plain: true,
        buttons: [
          {
            kind: 'secondary',
            label: 'disconnect.keep',
            does: onKeep,
            now: busy ? { waiting: true, label: 'disconnect.keep' } : null,
          },
          {
            kind: 'danger',
            label: 'button.disconnect',
            does: ({ actions }) => actions.disconnect(),
            now: busy ? { busy: true, label: 'button.disconnecting' } : null,
          },
        ],
      }}
      onKeep={onKeep}
    >
      {problem?.action === 'disconnect' && (
        <Notice icon="alert" title={<Text k="disconnect.failed" />}>
          <Text k="disconnect.failedLede" />
        </Notice>
      )}
    </Confirm>
  )
}
