import { ConnectorAuthWizard } from '../react/ConnectorAuthWizard.js'
import { ConnectorAuthChecklist } from '../react/checklist/ConnectorAuthChecklist.js'
import { CHECKLIST_PROPS, type ChecklistElementProps, WIZARD_PROPS, type WizardElementProps } from './elementProps.js'
import { CHECKLIST_CALLBACKS, type ConnectorAuthEventMap, WIZARD_CALLBACKS } from './events.js'
import { mirrorProps, ViewElement, type ViewOf } from './ViewElement.js'

/**
 * `<connector-auth-wizard>`: the wizard for one account connector in a shadow root with its own style sheet. In HTML:
 * `<connector-auth-wizard account-connector-id="36308" locale="de"></connector-auth-wizard>`.
 *
 * @example
 * import 'connector-auth-wizard/element'
 *
 * const wizard = document.createElement('connector-auth-wizard')
 * wizard.accountConnectorId = '36308'
 * wizard.addEventListener('caw-success', ({ detail }) => console.log(`${detail.name} is connected`))
 * document.body.append(wizard)
 */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- mirrorProps adds the accessors that the interface declares
export class ConnectorAuthWizardElement extends ViewElement {
  static readonly observedAttributes: readonly string[] = mirrorProps(ConnectorAuthWizardElement, WIZARD_PROPS)
  protected readonly view: ViewOf = {
    component: ConnectorAuthWizard,
    props: WIZARD_PROPS,
    callbacks: WIZARD_CALLBACKS,
  }
}
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- see the class
export interface ConnectorAuthWizardElement extends WizardElementProps {}

/**
 * `<connector-auth-checklist>`: a list of connectors, and the wizard of each in its place. In HTML:
 * `<connector-auth-checklist account-connector-ids="36308 36309"></connector-auth-checklist>`.
 *
 * @example
 * import 'connector-auth-wizard/element'
 *
 * const checklist = document.createElement('connector-auth-checklist')
 * checklist.accountConnectorIds = ['36308', '36309']
 * checklist.addEventListener('caw-complete', ({ detail }) => console.log(`${detail.total} connected`))
 * document.body.append(checklist)
 */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- mirrorProps adds the accessors that the interface declares
export class ConnectorAuthChecklistElement extends ViewElement {
  static readonly observedAttributes: readonly string[] = mirrorProps(ConnectorAuthChecklistElement, CHECKLIST_PROPS)
  protected readonly view: ViewOf = {
    component: ConnectorAuthChecklist,
    props: CHECKLIST_PROPS,
    callbacks: CHECKLIST_CALLBACKS,
  }
}
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- see the class
export interface ConnectorAuthChecklistElement extends ChecklistElementProps {}

/** Defines both elements, unless another copy of this module has. Does nothing on a server. */
export function defineElements(): void {
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- there is none on a server
  if (!globalThis.customElements) return
  define('connector-auth-wizard', ConnectorAuthWizardElement)
  define('connector-auth-checklist', ConnectorAuthChecklistElement)
}

function define(name: string, element: CustomElementConstructor): void {
  if (customElements.get(name) === undefined) customElements.define(name, element)
}

declare global {
  interface HTMLElementTagNameMap {
    'connector-auth-wizard': ConnectorAuthWizardElement
    'connector-auth-checklist': ConnectorAuthChecklistElement
  }
  interface GlobalEventHandlersEventMap extends ConnectorAuthEventMap {}
}
