'use client'
import type { ReactNode } from 'react'
import type { MessageKey } from '../../locales/en.js'
import type { LinkName } from '../links.js'
import { Button, type ButtonKind } from '../ui/Button.js'
import type { IconName } from '../ui/Icon.js'
import { LinkButton } from '../ui/LinkButton.js'
import { Panel } from '../ui/Panel.js'
import { Reference } from '../ui/text/Reference.js'
import { Text } from '../ui/text/Text.js'
import { type TextValues, useWizardContext, type WizardContextValue } from '../WizardContext.js'

export type PlainButton = {
  kind: ButtonKind
  label: MessageKey
  icon?: IconName
  iconEnd?: IconName
  /** What it does; or the link of the host's that it follows. */
  does: ((card: WizardContextValue) => void) | LinkName
  /** @default always */
  when?: (card: WizardContextValue) => boolean
  /** Cannot be pressed for now: its work is under way, or a wait. Says `label` instead. */
  now?: { busy?: boolean; waiting?: boolean; label: MessageKey; v?: TextValues } | null
}

/** A state that asks for nothing: words and buttons, as the design lists them. */
export type Plain = {
  title: MessageKey
  lede?: MessageKey
  buttons: readonly PlainButton[]
  privacy?: 'oauth'
  alert?: boolean
  plain?: boolean
}

type PlainStateProps = {
  state: Plain
  /** In the place of the state's own. */
  lede?: ReactNode
  requestId?: string | undefined
  /** Before the state's own buttons. */
  first?: ReactNode
  /** After them. */
  last?: ReactNode
  children?: ReactNode
}

export function StatusScreen({ state, lede, requestId, first, last, children }: PlainStateProps): ReactNode {
  const card = useWizardContext()
  const { buttons, lede: words, ...panel } = state
  return (
    <Panel
      {...panel}
      lede={lede || (words && <Text k={words} />)}
      actions={
        <>
          {first}
          {buttons
            .filter(({ when }) => when?.(card) ?? true)
            .map((button) => (
              <StateButton key={button.label} button={button} requestId={requestId} />
            ))}
          {last}
        </>
      }
    >
      {children}
      <Reference requestId={requestId} />
    </Panel>
  )
}

export function StateButton({
  button: { kind, label, does, icon, iconEnd, now },
  requestId,
}: {
  button: PlainButton
  requestId?: string | undefined
}): ReactNode {
  const card = useWizardContext()
  const text = <Text k={now?.label ?? label} v={now?.v} />
  return typeof does === 'string' ? (
    <LinkButton to={does} kind={kind} requestId={requestId}>
      {text}
    </LinkButton>
  ) : (
    <Button {...{ kind, icon, iconEnd }} busy={now?.busy} waiting={now?.waiting} onClick={() => does(card)}>
      {text}
    </Button>
  )
}
