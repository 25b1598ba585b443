'use client'
import type { ReactNode } from 'react'
import { stepBack } from '../../core/stepBack.js'
import { useCard } from '../card.js'
import { Button } from '../ui/Button.js'
import { Text } from '../ui/Text.js'
import type { PendingAction } from '../wizard/state.js'

type FormActionsProps = {
  busy: boolean
  action: PendingAction
  onBack: () => void
  /** The primary button. */
  children: ReactNode
}

/** The primary button, and the one quiet way out of the step. */
export function FormActions({ busy, action, onBack, children }: FormActionsProps): ReactNode {
  const { actions, connector, local, problem, canExit } = useCard()
  const canGoBack = connector !== null && stepBack(connector, local) !== null
  const rejected = problem?.action === action && problem.error.code === 'credentials_rejected'
  const back = () => {
    onBack()
    actions.back()
  }
  return (
    <>
      {children}
      {busy ? (
        <Button kind="quiet" onClick={actions.cancel}>
          <Text k="button.cancel" />
        </Button>
      ) : canGoBack ? (
        <Button kind="quiet" onClick={back}>
          <Text k={rejected && local.passed.has('parameters') ? 'rejected.settings' : 'button.back'} />
        </Button>
      ) : local.run === 'reconnect' ? (
        <Button kind="quiet" onClick={actions.cancel}>
          <Text k="button.cancel" />
        </Button>
      ) : (
        canExit && (
          <Button kind="quiet" onClick={() => actions.exit('dismissed')}>
            <Text k="button.notNow" />
          </Button>
        )
      )}
    </>
  )
}
