export type LinkName = 'integrations' | 'support' | 'signIn' | 'privacy'

/** What a link is told when it is a function: enough for a support ticket, and nothing the user typed. */
export type LinkDetails = { accountConnectorId: string; requestId: string | undefined }

/** Where the buttons lead that only the host can serve. A missing one hides its button. */
export type Links = { readonly [name in LinkName]?: string | ((details: LinkDetails) => void) | undefined }
