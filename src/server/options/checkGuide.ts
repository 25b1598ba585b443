import * as z from 'zod/mini'
import { forEachCredential } from '../../core/authKinds.js'
import type { ConnectorGuide } from '../../guides/ConnectorGuide.js'
import { fail } from './readOrigin.js'

const texts = z.array(z.string())
const byName = <T extends z.ZodMiniType>(value: T) => z.optional(z.record(z.string(), value))
const field = z.strictObject({
  label: z.optional(z.string()),
  hint: z.optional(z.string()),
  example: z.optional(z.string()),
  prefix: z.optional(z.string()),
  suffix: z.optional(z.string()),
  store: z.optional(z.enum(['part', 'full'])),
  shape: z.optional(z.string()),
  pattern: z.optional(z.string().check(z.refine(isAnchoredPattern, 'must be an anchored regular expression'))),
  patternHint: z.optional(z.string()),
  suggestions: z.optional(texts),
  closed: z.optional(z.boolean()),
  showWhen: z.optional(z.strictObject({ name: z.string(), is: z.string() })),
  methods: z.optional(texts),
  secret: z.optional(z.boolean()),
  multiline: z.optional(z.boolean()),
  fixed: z.optional(z.union([z.string(), z.record(z.string(), z.string())])),
})
const labels = z.strictObject(forEachCredential(z.optional(z.string())))
const shape = z.strictObject({
  hint: z.optional(z.string()),
  prefix: z.optional(z.string()),
  minLength: z.optional(z.number()),
})

const guide = z.strictObject({
  connector: z.string().check(z.minLength(1)),
  methods: z.optional(texts),
  before: z.optional(texts),
  steps: byName(texts),
  link: z.optional(
    z.strictObject({ href: z.string().check(z.regex(/^https:\/\//, 'must be https')), label: z.string() }),
  ),
  grants: z.optional(texts),
  enables: z.optional(z.nullable(z.string())),
  labels: byName(labels),
  personalLogin: z.optional(z.boolean()),
  fields: byName(field),
  credentialShape: byName(z.strictObject({ apiKey: z.optional(shape) })),
  values: byName(z.union([z.string(), z.custom<() => string>((value) => typeof value === 'function')])),
  verify: z.optional(z.string()),
  notes: z.optional(texts),
})

/** Throws for a guide with unknown members, or with a pattern that the proxy cannot enforce. */
export function checkGuide(given: ConnectorGuide): void {
  const answer = z.safeParse(guide, given)
  if (answer.success) return
  const [issue] = answer.error.issues
  const where = [given?.connector, ...(issue?.path ?? [])].join('.')
  fail('guides', `The guide is not valid at ${where}: ${issue?.message}. Correct it there`)
}

/** Anchored at both ends, on every branch: `^a|b$` would accept any text that starts with an a. */
function isAnchoredPattern(pattern: string): boolean {
  const bare = pattern.replace(/\\./gsu, '.').replace(/\[[^\]]*\]/g, '.')
  if (!bare.startsWith('^') || !bare.endsWith('$') || hasOpenBranch(bare)) return false
  try {
    return new RegExp(pattern, 'u') instanceof RegExp
  } catch {
    return false
  }
}

function hasOpenBranch(pattern: string): boolean {
  const inner = pattern.replace(/\([^()]*\)/g, '')
  return inner === pattern ? pattern.includes('|') : hasOpenBranch(inner)
}
