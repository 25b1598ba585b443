import * as z from 'zod/mini'

// It becomes a header and a part of a path at Cyclr: no spaces, line breaks or letters beyond ASCII.
const accountId = z.string().check(z.regex(/^[\x21-\x7e]{1,200}$/))
// It becomes a part of keys, which half a character cannot.
const userId = z.string().check(z.regex(/^\P{Cs}{1,200}$/u))

/** What a grant has to be to be worked with: written by the host, in `authorize` or in a session token. */
export const grantShape = z.object({
  accountId,
  userId,
  accountLabel: z.exactOptional(z.string()),
  can: z.exactOptional(z.array(z.enum(['read', 'connect', 'disconnect', 'check']))),
})
