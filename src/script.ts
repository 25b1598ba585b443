// As `element.ts`, and built into one minified file with everything inside: .ci/script.ts.
export { ConnectorAuthChecklistElement, ConnectorAuthWizardElement } from './element.js'
