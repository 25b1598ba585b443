// The one door to what no first look needs: the forms with their library, and a sign-in after its click.
export { OAuthBlocked } from '../steps/OAuthBlocked.js'
export { OAuthWaiting } from '../steps/OAuthWaiting.js'
export { CredentialsStep } from './CredentialsStep.js'
export { LookupsStep } from './LookupsStep.js'
export { ParametersStep } from './ParametersStep.js'
