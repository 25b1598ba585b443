'use client'
import type { ReactNode } from 'react'
import type { MessageKey } from '../../locales/en.js'
import { CopyButton } from '../ui/CopyButton.js'
import { useWizardContext } from '../WizardContext.js'
import type { PendingAction } from '../wizard/state.js'
import { exitButton } from './exitButton.js'
import { StateButton } from './StatusScreen.js'
import { cancel } from './statusScreens.js'

type FormActionsProps = {
  busy: boolean
  action: PendingAction
  onBack: () => void
  /** The step is about one key that would take the place of another. */
  replacing?: boolean | undefined
  /** The primary button. */
  children: ReactNode
}

/** The primary button, and the one quiet way out of the step. */
export function FormActions({ busy, action, onBack, replacing = false, children }: FormActionsProps): ReactNode {
  const card = useWizardContext()
  const { flowState, problem } = card
  const rejected = problem?.action === action && problem.error.code === 'credentials_rejected'
  const out = exitButton(card, busy, onBack)
  const label = (): MessageKey | undefined => {
    if (out?.label === 'button.back' && rejected && flowState.completed.has('parameters'))
      return 'button.changeSettings'
    return out === cancel && !busy && replacing ? 'apiKey.keep' : out?.label
  }
  return (
    <>
      {children}
      {out && <StateButton button={{ ...out, label: label() ?? out.label }} />}
      {rejected && !busy && <AskColleague />}
    </>
  )
}

/** Often somebody else holds the key: a message for them, with the way here. */
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
