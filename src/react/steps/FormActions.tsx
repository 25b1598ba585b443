'use client'
import type { ReactNode } from 'react'
import { CopyButton } from '../ui/CopyButton.js'
import { useWizardContext } from '../WizardContext.js'
import type { PendingAction } from '../wizard/state.js'
import { ExitButton } from './ExitButton.js'

type FormActionsProps = {
  busy: boolean
  action: PendingAction
  onBack: () => void
  /** The step asks for one key that replaces a saved one. */
  replacing?: boolean | undefined
  /** The primary button. */
  children: ReactNode
}

/** The primary button, and the one quiet way out of the step. */
export function FormActions({ busy, action, onBack, replacing = false, children }: FormActionsProps): ReactNode {
  const { flowState, problem: actionError } = useWizardContext()
  const rejected = actionError?.action === action && actionError.error.code === 'credentials_rejected'
  return (
    <>
      {children}
      <ExitButton
        canStop={busy}
        onBack={onBack}
        backLabel={rejected && flowState.completed.has('parameters') ? 'button.changeSettings' : 'button.back'}
        giveUpLabel={replacing ? 'apiKey.keep' : 'button.cancel'}
      />
      {rejected && !busy && <AskColleague />}
    </>
  )
}

/** Copies a message for a colleague who has the key, with a link to the host's page. */
function AskColleague(): ReactNode {
  const { links, t } = useWizardContext()
  const link = links.integrations
  return (
    typeof link === 'string' && (
      <CopyButton
        label="rejected.ask"
        text={() => t('rejected.askText', { link: new URL(link, globalThis.location.href).href })}
      />
    )
  )
}
