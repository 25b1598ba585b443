import type { ReactNode } from 'react'
import type { MessageKey } from '../../locales/en.js'
import { Button } from '../ui/Button.js'
import { Text } from '../ui/text/Text.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'

type ExitButtonProps = {
  /** There is something to stop: work under way, or a sign-in that has started. */
  canStop: boolean
  backLabel?: MessageKey
  /** For the button that gives up reconnecting or changing the settings. */
  giveUpLabel?: MessageKey
}

/** The one quiet way out of a step: stop what is under way, go back, give up reconnecting, or leave the wizard. */
export function ExitButton({
  canStop,
  backLabel = 'button.back',
  giveUpLabel = 'button.cancel',
}: ExitButtonProps): ReactNode {
  const { actions, canExit } = useWizardContext()
  const { connector, flowState, canGoBack } = useSnapshot()
  const canGiveUp = flowState.flow === 'reconnect' || (connector?.authenticated === true && flowState.editingSettings)

  // The same component in every case: the button keeps the focus when its label changes.
  if (canStop) return <QuietButton label="button.cancel" onClick={actions.cancel} />
  if (canGoBack) return <QuietButton label={backLabel} onClick={actions.back} />
  if (canGiveUp) return <QuietButton label={giveUpLabel} onClick={actions.cancel} />
  return canExit && <QuietButton label="button.notNow" onClick={actions.requestExit} />
}

/** Stops what is under way, such as a request or a sign-in. */
export function CancelButton(): ReactNode {
  const { actions } = useWizardContext()
  return <QuietButton label="button.cancel" onClick={actions.cancel} />
}

/** Leaves the wizard once there is nothing left to do. */
export function DoneButton({ kind }: { kind: 'primary' | 'quiet' }): ReactNode {
  const { actions, canExit } = useWizardContext()
  return (
    canExit && (
      <Button kind={kind} onClick={() => actions.exit('done')}>
        <Text k="button.done" />
      </Button>
    )
  )
}

export function QuietButton({ label, onClick }: { label: MessageKey; onClick: () => void }): ReactNode {
  return (
    <Button kind="quiet" onClick={onClick}>
      <Text k={label} />
    </Button>
  )
}
