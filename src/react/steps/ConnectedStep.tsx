'use client'
import { type ReactNode, useEffect, useState } from 'react'
import { Facts } from '../ui/ConnectorSettings.js'
import { ProblemNotice } from '../ui/ErrorNotice.js'
import { Notice } from '../ui/Notice.js'
import { Text } from '../ui/text/Text.js'
import { useRateLimit } from '../ui/timing/useRateLimit.js'
import { useCard } from '../WizardContext.js'
import { Confirm } from './Confirm.js'
import { LoadProblem, SETTLED } from './LoadErrorStep.js'
import { type PlainButton, PlainState } from './StatusScreen.js'
import { may, PLAIN, STOPPED } from './statusScreens.js'

/** Connected already: what there is, and what can be done about it. */
export function ConnectedStep(): ReactNode {
  const { connector, pending, problem, checked, stopped, announce, t } = useCard()
  const [confirming, setConfirming] = useState(false)
  const wait = useRateLimit('verify')
  const found = checked && t(`check.${checked}`)
  useEffect(() => {
    if (found) announce(found, stopped ? 'assertive' : 'polite')
  }, [found, stopped, announce])
  if (connector === null) return null
  if (confirming) return <Disconnect onKeep={() => setConfirming(false)} />
  if (problem?.action === 'verify' && SETTLED[problem.error.code]) return <LoadProblem error={problem.error} />

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
  if (stopped !== null) {
    const { buttons, ...words } = PLAIN.stopped
    return (
      <PlainState
        key="stopped"
        state={{ ...words, buttons: [...buttons, disconnect] }}
        lede={<Text k={STOPPED[stopped]} />}
      >
        <Facts connector={connector} />
      </PlainState>
    )
  }
  const { buttons, ...words } = PLAIN.connected
  const [again, ...rest] = buttons
  return (
    <PlainState
      key="connected"
      state={{ ...words, buttons: [again, check, ...rest, disconnect] }}
      lede={connector.guide?.enables}
    >
      {problem?.action === 'verify' && <ProblemNotice countdown={wait} />}
      {checked && (
        <Notice icon={checked === 'accepted' ? 'check' : 'info'}>
          <span>
            <Text k={`check.${checked}`} />
          </span>
        </Notice>
      )}
      <Facts connector={connector} />
    </PlainState>
  )
}

function Disconnect({ onKeep }: { onKeep: () => void }): ReactNode {
  const { pending, problem } = useCard()
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
