import * as z from 'zod/mini'
import { forEachCredential } from './authKinds.js'

// The request bodies that the proxy parses. Separate from the answers, so that they are not in the widget's bundle.

const text = z.string()
/** Names are checked by the proxy, against those that the connector declares. */
const values = z.record(z.string(), z.nullable(z.string()))

export const parametersBody = z.strictObject({ methodId: z.exactOptional(text), values })

export const credentialsBody = z.strictObject({
  methodId: text,
  values: z.exactOptional(values),
  ...forEachCredential(z.exactOptional(text)),
})

export const linkBody = z.strictObject({
  intent: z.exactOptional(z.enum(['connect', 'reconnect'])),
  locale: z.exactOptional(text),
})

export const linkSessionBody = z.strictObject({ secret: text })

/** `earlier`: the mark of an identity that was read before. */
export const identityBody = z.strictObject({ earlier: z.exactOptional(z.string().check(z.maxLength(100))) })

export const oauthBody = z.strictObject({
  methodId: text,
  mode: z.enum(['popup', 'redirect']),
  returnTo: z.exactOptional(text),
  values: z.exactOptional(values),
  locale: z.exactOptional(text),
})
