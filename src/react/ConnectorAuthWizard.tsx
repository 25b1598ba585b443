'use client'
import { type ReactNode, useState } from 'react'
import type { Messages } from '../locales/en.js'
import type { HostHelp } from './HostHelp.js'
import type { Links } from './links.js'
import type { ConnectorAuthOptions } from './options.js'
import { StepView } from './StepView.js'
import { LiveRegions } from './ui/focus/LiveRegions.js'
import { useFocusMemory } from './ui/focus/useFocusMemory.js'
import { Header } from './ui/Header.js'
import type { HeadingLevel } from './ui/headings.js'
import { StepProgress } from './ui/StepProgress.js'
import { useViewed } from './useViewed.js'
import { useWizard } from './useWizard.js'
import { useWizardContextValue } from './useWizardContextValue.js'
import { WizardContext } from './WizardContext.js'

export type ConnectorAuthWizardProps = ConnectorAuthOptions & {
  /** `inherit` follows the host's own `color-scheme`. @default 'inherit' */
  colorScheme?: 'inherit' | 'light' | 'dark' | 'system' | undefined
  /** `plain` draws neither border nor background, for a host whose modal is a card already. @default 'card' */
  frame?: 'card' | 'plain' | undefined
  /** Of the connector's name; step titles are one below. @default 2 */
  headingLevel?: HeadingLevel | undefined
  /** Takes the focus when it appears, as in a modal. @default false */
  autoFocus?: boolean | undefined
  className?: string | undefined
  /** Where the buttons lead that only the host can serve. A missing one hides its button. */
  links?: Links | undefined
  /** Where the values are found, in place of what a guide says. */
  help?: HostHelp | undefined
  /** The wizard's words. @default English */
  locale?: Messages | undefined
  /** Single words or sentences to replace. */
  messages?: Partial<Messages> | undefined
}

/**
 * Everything a user needs to connect one account connector, as a card in the page.
 *
 * @example
 * <ConnectorAuthWizard accountConnectorId="36328" onSuccess={({ name }) => toast(`${name} is connected`)} />
 */
export function ConnectorAuthWizard(props: ConnectorAuthWizardProps): ReactNode {
  const { colorScheme = 'inherit', frame = 'card', autoFocus = false, className } = props
  const view = useWizard(props)
  const focus = useFocusMemory(autoFocus)
  const [leaving, setLeaving] = useState(false)
  const leave = () => {
    if (view.wizard.unsent.hold()) setLeaving(true)
    else view.actions.exit('dismissed')
  }
  const card = useWizardContextValue(view, props, { lostFocus: focus.lostFocus, leave, stay: () => setLeaving(false) })
  const shown = view.wizard.view()
  useViewed(view.wizard, shown)
  return (
    <section
      className={className ? `caw-root ${className}` : 'caw-root'}
      data-state={shown}
      data-frame={frame}
      data-scheme={colorScheme}
      {...focus.handlers}
    >
      <WizardContext.Provider value={card}>
        <div
          className="caw-card"
          role="group"
          aria-label={card.t('card.label')}
          aria-busy={shown === 'loading' || undefined}
        >
          <Header exiting={leaving} />
          <StepProgress />
          <StepView shown={shown} leaving={leaving} />
          <LiveRegions announcer={card.announcer} />
        </div>
      </WizardContext.Provider>
    </section>
  )
}
