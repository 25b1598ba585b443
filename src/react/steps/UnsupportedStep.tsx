'use client'
import type { ReactNode } from 'react'
import { useCard } from '../card.js'
import { Button } from '../ui/Button.js'
import { LinkButton } from '../ui/LinkButton.js'
import { Panel } from '../ui/Panel.js'
import { Text } from '../ui/Text.js'

export function UnsupportedStep(): ReactNode {
  const { actions, canExit } = useCard()
  return (
    <Panel
      key="unsupported"
      title="unsupported.title"
      lede={<Text k="unsupported.lede" />}
      actions={
        <>
          <LinkButton to="support" kind="primary">
            <Text k="button.contact" />
          </LinkButton>
          {canExit && (
            <Button kind="quiet" onClick={() => actions.exit('problem')}>
              <Text k="button.close" />
            </Button>
          )}
        </>
      }
    />
  )
}
