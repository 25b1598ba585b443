import type { KeyboardEvent, ReactNode } from 'react'
import type { MessageKey } from '../../locales/en.js'
import { type TextValues, useSnapshot, useWizardContext } from '../WizardContext.js'
import { useStepFocus } from './focus/useStepFocus.js'
import { TITLE_HEADING } from './headings.js'
import { Icon } from './Icon.js'
import { LinkButton } from './LinkButton.js'
import { Text } from './text/Text.js'

type PanelProps = {
  title: MessageKey
  titleValues?: TextValues | undefined
  lede?: ReactNode
  kicker?: MessageKey
  /** Which privacy line is shown. Only for screens that ask for something. */
  privacy?: 'secret' | 'settings' | 'oauth'
  /** The title is announced assertively. */
  alert?: boolean
  /** The only input of the step takes the focus instead of the title. */
  focusField?: boolean
  /** Without "Step 1 of 2". */
  plain?: boolean
  /** Enter in an input does the same as the primary button. */
  onSubmit?: () => void
  actions: ReactNode
  children?: ReactNode
}

/** The layout of every screen: title and lede, content, buttons, privacy line. */
export function Panel(props: PanelProps): ReactNode {
  const { title, titleValues, lede, privacy, onSubmit, actions, children } = props
  const { headingLevel, uid, t } = useWizardContext()
  const progress = useKicker(props.kicker)
  const kicker = props.plain ? null : progress
  const words = t(title, titleValues)
  const titleRef = useStepFocus(words, props)
  const Title = TITLE_HEADING[headingLevel]
  // Not a `form`: inside a form of the host its `submit` event would not get here, and the browser would send the key to
  // the address of the page. For the same reason no field has a form owner (`form=""`).
  return (
    <div className="caw-panel caw-fade" {...(onSubmit && submitOnEnter(onSubmit))}>
      <div className="caw-body">
        <div className="caw-intro">
          {kicker && <p className="caw-kicker">{kicker}</p>}
          <Title
            className="caw-title"
            id={`${uid}title`}
            tabIndex={-1}
            ref={titleRef}
            aria-label={kicker ? t('labelled', { label: kicker, text: words }) : undefined}
          >
            <Text k={title} v={titleValues} />
          </Title>
          {lede && <p className="caw-lede">{lede}</p>}
        </div>
        {children}
      </div>
      <div className="caw-foot">
        <div className="caw-actions">{actions}</div>
      </div>
      {privacy && <Privacy about={privacy} />}
    </div>
  )
}

function submitOnEnter(onSubmit: () => void) {
  return {
    onKeyDown: (event: KeyboardEvent) => {
      const { key, target, shiftKey, ctrlKey, altKey, metaKey, nativeEvent } = event
      const isInput = 'localName' in target && target.localName === 'input'
      if (key !== 'Enter' || !isInput || shiftKey || ctrlKey || altKey || metaKey || event.defaultPrevented) return
      // Enter accepts what an input method composes. WebKit ends the composition first, and leaves only the code 229.
      if (nativeEvent.isComposing || nativeEvent.keyCode === 229) return
      event.preventDefault()
      onSubmit()
    },
  }
}

function useKicker(own: MessageKey | undefined): string | null {
  const { t } = useWizardContext()
  const { progress } = useSnapshot()
  if (own) return t(own)
  if (progress === null || progress.index === progress.names.length) return null
  return t('step.kicker', { step: progress.index + 1, steps: progress.names.length })
}

function Privacy({ about }: { about: 'secret' | 'settings' | 'oauth' }): ReactNode {
  return (
    <div className="caw-privacy">
      <Icon name="lock" />
      <p>
        <Text k={`privacy.${about}`} />
        <span> </span>
        <LinkButton to="privacy" kind="inline">
          <Text k="privacy.link" />
        </LinkButton>
      </p>
    </div>
  )
}
