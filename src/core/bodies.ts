import * as z from 'zod/mini'
import { forEachCredential } from './authKinds.js'

// What the proxy reads of a request. Apart from the answers, so that a widget's bundle does not hold what it never parses.

const text = z.string()
/** Names are checked on the raw keys. */
const values = z.record(z.string(), z.nullable(z.string()))

export const parametersBody = z.strictObject({ values })

export const credentialsBody = z.strictObject({
  methodId: text,
  values: z.exactOptional(values),
  ...forEachCredential(z.exactOptional(text)),
})

export const oauthBody = z.strictObject({
  methodId: text,
  mode: z.enum(['popup', 'redirect']),
  returnTo: z.exactOptional(text),
  values: z.exactOptional(values),
  locale: z.exactOptional(text),
})
