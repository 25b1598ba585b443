import type { ChecklistOptions } from '../../client/checklist/options.js'
import type { ConnectorAuthWizardProps } from '../ConnectorAuthWizardProps.js'

/** Props of the wizard that it has for every row. */
type WizardProps = Omit<
  ConnectorAuthWizardProps,
  | keyof ChecklistOptions
  | 'accountConnectorId'
  | 'kinds'
  | 'intent'
  | 'reason'
  | 'onSuccess'
  | 'onExit'
  | 'autoFocus'
  | 'help'
>

/** Props of `ConnectorAuthChecklist`: which connectors, and the props that the wizard of each row has. */
export type ConnectorAuthChecklistProps = ChecklistOptions &
  WizardProps & {
    /** The name of what needs the connectors. @default the name of the cycle */
    name?: string | undefined
    /** Called when the user leaves: `done` with everything connected, else `later`. Without it there is no button to leave with. */
    onExit?: ((details: { reason: 'done' | 'later' }) => void) | undefined
    /** More props of the wizard, by connector. */
    wizardProps?: ((accountConnectorId: string) => Partial<ConnectorAuthWizardProps>) | undefined
  }
