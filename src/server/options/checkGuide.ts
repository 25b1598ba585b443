import { isSafePattern } from 'redos-detector'
import * as z from 'zod/mini'
import { forEachCredential } from '../../core/authKinds.js'
import { isSecretName } from '../../core/parameters/isSecret.js'
import { GUID_PATTERN } from '../../core/protocol.js'
import type { ConnectorGuide, GuideTranslation } from '../../guides/ConnectorGuide.js'
import { fail } from './readOrigin.js'

/** Ways in which the slowest text can match. Those of ordinary patterns are below 10. */
const MAX_BACKTRACKS = 50
/** Of the analysis, which takes 0.3 s at most (measured). A pattern that needs more is refused; ordinary ones need a few hundred. */
const MAX_STEPS = 1_000

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
  pattern: z.optional(
    z
      .string()
      .check(
        z.refine(isAnchoredPattern, { error: 'must be an anchored regular expression', abort: true }),
        z.refine(isFastPattern, 'must not take more than linear time, as nested or adjacent repetitions do'),
      ),
  ),
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
  name: z.optional(z.string().check(z.minLength(1))),
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
  connectedAs: z.optional(
    z.strictObject({
      method: z.string().check(z.regex(GUID_PATTERN, 'must be the MethodUniqueIdentifier of a method, a GUID')),
      label: z.string().check(
        z.regex(/^[^.\s]+(\.[^.\s]+)*$/, 'must be a dotted path, such as "user.email"'),
        z.refine((path) => !isSecretName(path.split('.').at(-1) ?? ''), 'must not be the path of a secret'),
      ),
    }),
  ),
  notes: z.optional(texts),
})

const translation = z.strictObject({
  connector: z.string().check(z.minLength(1)),
  language: z.string().check(z.regex(/^[a-z]{2,3}(-[a-z\d]+)*$/i, 'must be a language tag, such as "de"')),
  before: z.optional(texts),
  steps: byName(texts),
  link: z.optional(z.strictObject({ label: z.string() })),
  grants: z.optional(texts),
  enables: z.optional(z.nullable(z.string())),
  labels: byName(labels),
  fields: byName(
    z.strictObject({
      label: z.optional(z.string()),
      hint: z.optional(z.string()),
      patternHint: z.optional(z.string()),
    }),
  ),
  credentialShape: byName(z.strictObject({ apiKey: z.optional(z.strictObject({ hint: z.optional(z.string()) })) })),
})

/** Throws for a guide with unknown members, or with a pattern that the proxy cannot enforce. */
export function checkGuide(given: ConnectorGuide): void {
  check(guide, given, given?.connector)
}

/** Returns the translation. Throws for one with more than texts. */
export function checkTranslation(given: GuideTranslation): GuideTranslation {
  check(translation, given, `${given.connector} (${given.language})`)
  return given
}

function check(schema: z.ZodMiniType, given: unknown, name: string): void {
  const answer = z.safeParse(schema, given)
  if (answer.success) return
  const [issue] = answer.error.issues
  const where = [name, ...(issue?.path ?? [])].join('.')
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

/**
 * The proxy runs the pattern on what users send. One that can match a text in many ways takes exponential or quadratic time
 * to refuse it.
 */
function isFastPattern(pattern: string): boolean {
  return isSafePattern(pattern, { unicode: true, maxScore: MAX_BACKTRACKS, maxSteps: MAX_STEPS }).safe
}

function hasOpenBranch(pattern: string): boolean {
  const inner = pattern.replace(/\([^()]*\)/g, '')
  return inner === pattern ? pattern.includes('|') : hasOpenBranch(inner)
}
