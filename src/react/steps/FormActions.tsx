import type { ReactNode } from 'react'
import type { PendingAction } from '../../client/controller/WizardSnapshot.js'
import { asksSettings, settingsOf } from '../../core/parameters/parameters.js'
import { AskColleague } from '../invite/AskColleague.js'
import { useErrorOf, useSnapshot, useWizardContext } from '../WizardContext.js'
import { ExitButton } from './ExitButton.js'

type FormActionsProps = {
  busy: boolean
  action: PendingAction
  /** The step asks for one key that replaces a saved one. */
  replacing?: boolean | undefined
  /** The primary button. */
  children: ReactNode
}

/** The primary button, and the one quiet way out of the step. */
export function FormActions({ busy, action, replacing = false, children }: FormActionsProps): ReactNode {
  const { links } = useWizardContext()
  const { connector, flowState, step, canGoBack } = useSnapshot()
  const canInvite = connector?.can.includes('invite')
  const rejected = useErrorOf(action)?.code === 'credentials_rejected'
  // Settings that were there before this flow are nothing to go back to.
  const isChange = rejected || !flowState.completed.has('parameters')
  const leadsToSettings =
    canGoBack &&
    connector !== null &&
    step?.name === 'credentials' &&
    !asksSettings(step, connector) &&
    settingsOf(step.method, connector).length > 0
  return (
    <>
      {children}
      <ExitButton
        canStop={busy}
        backLabel={isChange && leadsToSettings ? 'button.changeSettings' : 'button.back'}
        giveUpLabel={replacing ? 'apiKey.keep' : 'button.cancel'}
      />
      {!busy && (canInvite || (rejected && links.integrations)) && (
        <AskColleague label="rejected.ask" message="rejected.askText" />
      )}
    </>
  )
}
