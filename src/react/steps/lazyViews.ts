// The one door to what no first look needs: the forms with their library, …
export { CredentialsStep } from './CredentialsStep.js'
export { LookupsStep } from './LookupsStep.js'
export { ParametersStep } from './ParametersStep.js'

// … and a sign-in after its click. Last, for what is alike compresses better with no library between: 0.2 kB.

export { OAuthBlocked } from '../oauth/OAuthBlocked.js'
export { OAuthWaiting } from '../oauth/OAuthWaiting.js'
