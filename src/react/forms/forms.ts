// The one door to the forms: it is loaded when a form is needed, and only then is the form library.
export { CredentialsStep } from './CredentialsStep.js'
export { LookupsStep } from './LookupsStep.js'
export { ParametersStep } from './ParametersStep.js'
