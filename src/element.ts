import { defineElements } from './element/elements.js'

export type { ChecklistElementProps, WizardElementProps } from './element/elementProps.js'
export { ConnectorAuthChecklistElement, ConnectorAuthWizardElement } from './element/elements.js'
export type { ConnectorAuthEventMap } from './element/events.js'
export type { ReactIntrinsicElements, VueGlobalComponents } from './element/frameworkTypes.js'

defineElements()
