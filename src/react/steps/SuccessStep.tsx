import { type ReactNode, useState } from 'react'
import type { Identity } from '../../client/controller/WizardSnapshot.js'
import type { Verification } from '../../core/connector.js'
import { Button } from '../ui/Button.js'
import { ConnectorSettings } from '../ui/ConnectorSettings.js'
import { Text } from '../ui/text/Text.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'
import { CancelButton, DoneButton } from './ExitButton.js'
import { StatusScreen } from './StatusScreen.js'

/** "Connected" if the provider accepted the credential, "set up" if it was not asked. */
export function SuccessStep({ verification }: { verification: Exclude<Verification, 'rejected'> }): ReactNode {
  const { connector, method, identity } = useSnapshot()
  const [kept, setKept] = useState<Identity | null>(null)
  if (connector === null) return null
  if (identity?.isDifferent && kept !== identity) return <DifferentAccount onKeep={() => setKept(identity)} />
  const settings = <ConnectorSettings connector={connector} />
  if (verification === 'accepted') {
    return (
      <StatusScreen title="success.title" lede={connector.guide?.enables || <Text k="success.lede" />} body={settings}>
        <DoneButton kind="primary" />
      </StatusScreen>
    )
  }
  const isKey = method?.kind === 'apiKey'
  return (
    <StatusScreen
      title="success.savedTitle"
      lede={<Text k={isKey ? 'success.savedKey' : 'success.saved'} />}
      body={settings}
    >
      <DoneButton kind="primary" />
    </StatusScreen>
  )
}

/** The connection works, but the user may have signed in with the wrong account. */
function DifferentAccount({ onKeep }: { onKeep: () => void }): ReactNode {
  const { actions } = useWizardContext()
  const { connector } = useSnapshot()
  return (
    <StatusScreen
      title="identity.different"
      lede={<Text k="success.lede" />}
      body={connector && <ConnectorSettings connector={connector} />}
    >
      <Button kind="primary" onClick={onKeep}>
        <Text k="identity.keep" />
      </Button>
      <Button kind="secondary" onClick={actions.reconnect}>
        <Text k="reconnect.title" />
      </Button>
    </StatusScreen>
  )
}

/** In place of the credentials while their request takes very long. */
export function SlowStep(): ReactNode {
  const { actions, announce, t } = useWizardContext()
  const checkAgain = () => {
    announce(t('busy.still'))
    actions.checkAgain()
  }
  return (
    <StatusScreen title="slow.title" lede={<Text k="slow.lede" />} error={null}>
      <Button kind="secondary" icon="refresh" onClick={checkAgain}>
        <Text k="oauth.checkAgain" />
      </Button>
      <CancelButton />
    </StatusScreen>
  )
}
