'use client'
import type { ReactNode } from 'react'
import { stepBack } from '../../core/stepBack.js'
import type { MessageKey } from '../../locales/en.js'
import { useCard } from '../card.js'
import { Button } from '../ui/Button.js'
import { CopyButton } from '../ui/CopyButton.js'
import { Text } from '../ui/Text.js'
import type { PendingAction } from '../wizard/state.js'

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
  const { actions, connector, local, problem, canExit, leave } = useCard()
  const rejected = problem?.action === action && problem.error.code === 'credentials_rejected'
  const out = (): { label: MessageKey; go: () => void } | null => {
    if (busy) return { label: 'button.cancel', go: actions.cancel }
    if (connector && stepBack(connector, local)) {
      const toSettings = rejected && local.passed.has('parameters')
      const go = () => {
        onBack()
        actions.back()
      }
      return { label: toSettings ? 'button.changeSettings' : 'button.back', go }
    }
    const aside = connector?.authenticated === true && local.revisiting
    if (aside || local.run === 'reconnect')
      return { label: replacing ? 'apiKey.keep' : 'button.cancel', go: actions.cancel }
    return canExit ? { label: 'button.notNow', go: leave } : null
  }
  const way = out()
  return (
    <>
      {children}
      {way && (
        <Button kind="quiet" onClick={way.go}>
          <Text k={way.label} />
        </Button>
      )}
      {rejected && !busy && <AskColleague />}
    </>
  )
}

/** Often somebody else holds the key: a message for them, with the way here. */
function AskColleague(): ReactNode {
  const { links, t } = useCard()
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
