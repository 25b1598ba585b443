import { type ReactNode, useEffect, useRef } from 'react'
import type { MessageKey } from '../../locales/en.js'
import { Button } from '../ui/Button.js'
import { Text } from '../ui/text/Text.js'
import { useLatest } from '../useLatest.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'
import { StatusScreen } from './StatusScreen.js'

type ConfirmProps = {
  title: MessageKey
  lede: ReactNode
  body?: ReactNode
  /** Takes the safe choice, as Escape does. */
  onKeep: () => void
  /** The buttons; the safe choice first. */
  children: ReactNode
}

/** A question in place of the screen, not in a modal over the host's page. The first button has the focus. */
export function Confirm({ title, lede, body, onKeep, children }: ConfirmProps): ReactNode {
  const { t } = useWizardContext()
  const { pending } = useSnapshot()
  const group = useRef<HTMLDivElement>(null)
  const keep = useLatest(() => {
    if (pending === null) onKeep()
  })
  useEffect(() => {
    const element = group.current
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // Otherwise a modal of the host would close too.
      event.stopPropagation()
      keep.current()
    }
    element?.querySelector('button')?.focus()
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [keep])
  return (
    <div ref={group} role="group" aria-label={t(title)}>
      <StatusScreen title={title} lede={lede} body={body} plain>
        {children}
      </StatusScreen>
    </div>
  )
}

/** Asks before the user leaves, if something typed would be lost. */
export function ConfirmExit(): ReactNode {
  const { actions } = useWizardContext()
  const discard = () => {
    actions.cancelExit()
    actions.discardDrafts()
    actions.exit('dismissed')
  }
  return (
    <Confirm title="leave.title" lede={<Text k="leave.lede" />} onKeep={actions.cancelExit}>
      <Button kind="secondary" onClick={actions.cancelExit}>
        <Text k="leave.keep" />
      </Button>
      <Button kind="danger-quiet" onClick={discard}>
        <Text k="leave.discard" />
      </Button>
    </Confirm>
  )
}
