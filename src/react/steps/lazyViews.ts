// The entry of the chunk that the first screen does not need. First the forms, with their library …
export { CredentialsStep } from './CredentialsStep.js'
export { LookupsStep } from './LookupsStep.js'
export { ParametersStep } from './ParametersStep.js'

// … then the OAuth screens after the click. The order matters: similar code side by side compresses 0.2 kB better.

export { OAuthBlocked } from '../oauth/OAuthBlocked.js'
export { OAuthWaiting } from '../oauth/OAuthWaiting.js'
