'use client'
import type { ReactNode } from 'react'
import type { MessageKey } from '../../locales/en.js'
import { type Card, useCard } from '../card.js'
import type { LinkName } from '../links.js'
import { Button, type ButtonKind } from '../ui/Button.js'
import type { IconName } from '../ui/Icon.js'
import { LinkButton } from '../ui/LinkButton.js'
import { Panel } from '../ui/Panel.js'
import { Reference } from '../ui/Reference.js'
import { Text } from '../ui/Text.js'

export type PlainButton = {
  kind: ButtonKind
  label: MessageKey
  icon?: IconName
  iconEnd?: IconName
  /** What it does; or the link of the host's that it follows. */
  does: ((card: Card) => void) | LinkName
  /** @default always */
  when?: (card: Card) => boolean
}

/** A state that asks for nothing: words and buttons, as the design lists them. */
export type Plain = {
  title: MessageKey
  lede?: MessageKey
  buttons: readonly PlainButton[]
  privacy?: 'oauth'
  alert?: boolean
}

type PlainStateProps = {
  state: Plain
  /** In the place of the state's own. */
  lede?: ReactNode
  requestId?: string | undefined
  /** After the state's own buttons. */
  button?: ReactNode
  children?: ReactNode
}

export function PlainState({ state, lede, requestId, button, children }: PlainStateProps): ReactNode {
  const card = useCard()
  const { buttons, lede: words, ...panel } = state
  return (
    <Panel
      {...panel}
      lede={lede ?? (words && <Text k={words} />)}
      actions={[
        ...buttons
          .filter(({ when }) => when?.(card) ?? true)
          .map(({ kind, label, does, icon, iconEnd }) => {
            const text = <Text k={label} />
            return typeof does === 'string' ? (
              <LinkButton key={label} to={does} kind={kind} requestId={requestId}>
                {text}
              </LinkButton>
            ) : (
              <Button key={label} kind={kind} icon={icon} iconEnd={iconEnd} onClick={() => does(card)}>
                {text}
              </Button>
            )
          }),
        button,
      ]}
    >
      {children}
      <Reference requestId={requestId} />
    </Panel>
  )
}
