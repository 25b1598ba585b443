import { ConnectorAuthWizard } from '../react/ConnectorAuthWizard.js'
import { ConnectorAuthChecklist } from '../react/checklist/ConnectorAuthChecklist.js'
import { CHECKLIST_PROPS, type ChecklistElementProps, WIZARD_PROPS, type WizardElementProps } from './elementProps.js'
import { CHECKLIST_CALLBACKS, type ConnectorAuthEventMap, WIZARD_CALLBACKS } from './events.js'
import { mirrorProps, ViewElement, type ViewOf } from './ViewElement.js'

/**
 * `<connector-auth-wizard>`: the wizard for one account connector in a shadow root with its own style sheet.
 *
 * @example
 * <connector-auth-wizard account-connector-id="36328" locale="de"></connector-auth-wizard>
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
 * `<connector-auth-checklist>`: a list of connectors, and the wizard of each in its place.
 *
 * @example
 * <connector-auth-checklist account-connector-ids="36328 36329"></connector-auth-checklist>
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
