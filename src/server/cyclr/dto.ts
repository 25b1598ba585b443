import * as z from 'zod/mini'
import { ConnectorAuthError } from '../../core/errors.js'
import { GUID_PATTERN, ID_PATTERN } from '../../core/protocol.js'
import { plainText } from './plainText.js'

/*
 * The shapes of Cyclr's answers, as far as we use them. Comments in this folder mark where a fact comes from:
 * (D) Cyclr documents it; (O) observed in public client or test code; (A) our assumption, listed in the README under
 * "Not yet verified against a live Cyclr".
 */

/** Absent, `null` and the literal text `"null"` all mean that there is no value (D). */
export const text = z.pipe(z.optional(z.unknown()), z.transform(textOf))
/** Written in HTML by the authors of some connectors (A). */
const prose = z.pipe(
  text,
  z.transform((html) => (html === null ? null : plainText(html) || null)),
)
/** Only the boolean `true` is true. */
const flag = z.pipe(
  z.optional(z.unknown()),
  z.transform((value) => value === true),
)
/** A value in the form in which properties hold it: a definition may give a number or a boolean as such (O). */
const value = z.pipe(
  z.optional(z.unknown()),
  z.transform((given) => (typeof given === 'number' || typeof given === 'boolean' ? String(given) : textOf(given))),
)
const order = z.pipe(
  z.optional(z.unknown()),
  z.transform((value) => (typeof value === 'number' ? value : null)),
)
const id = z.pipe(z.union([z.number(), z.string()]), z.transform(String))
/** `null` for one that cannot be an id. */
const maybeId = z.pipe(z.optional(z.unknown()), z.transform(asId))

/** Definitions hold objects with a `Value` in place of texts (D). An odd one is left out. */
const values = z.pipe(
  z.optional(z.unknown()),
  z.transform((given) => (Array.isArray(given) ? given.flatMap((one) => valueIn(one) ?? []) : [])),
)

/** One odd item never makes the whole connector unreadable: it is left out. */
function listOf<T extends z.ZodMiniType>(item: T) {
  return z.pipe(
    z.optional(z.unknown()),
    z.pipe(
      z.transform((given) => (Array.isArray(given) ? given.filter((one) => z.safeParse(item, one).success) : [])),
      z.array(item),
    ),
  )
}

const method = z.object({
  Id: text,
  AuthName: prose,
  AuthDescription: prose,
  AuthType: text,
  OAuth2Type: text,
  AuthScheme: text,
  IsDefault: flag,
})

const parameter = z.object({
  IsAccountConnectorProperty: flag,
  /** Empty: not a parameter. */
  TargetName: z.pipe(
    text,
    z.transform((name) => name ?? ''),
  ),
  IsSensitive: flag,
  // `Hide` is that of definitions (D). The names of the other flags are not documented: all spellings are accepted (A).
  IsMultiline: flag,
  IsMultiLine: flag,
  Hide: flag,
  IsHidden: flag,
  Hidden: flag,
  Name: prose,
  DisplayName: prose,
  DisplayOrder: order,
  Description: prose,
  IsOptional: flag,
  DataType: text,
  TriggerName: text,
  Values: values,
  DefaultValue: value,
})

const property = z.object({ Id: id, Name: z.string(), Value: z.pipe(z.optional(z.unknown()), z.transform(asValue)) })

const properties = listOf(property)

const accountConnector = z.pipe(
  z.object({
    Id: id,
    Name: text,
    AuthValue: text,
    Authenticated: flag,
    // The method in use. Not documented for reading (A).
    AuthenticationId: text,
    Connector: z.object({
      Id: z.pipe(z.optional(z.unknown()), z.transform(asId)),
      Name: text,
      Description: prose,
      Icon: text,
      AuthDescription: prose,
      AuthType: text,
      OAuth2Type: text,
      AuthScheme: text,
      Version: text,
      IsSystemConnector: flag,
      Authentication: listOf(method),
      Parameters: listOf(parameter),
      Triggers: listOf(z.object({ TriggerId: id, Name: text })),
    }),
    Properties: z.optional(z.unknown()),
  }),
  z.transform(withProperties),
)

const cycle = z.object({
  Name: text,
  Connectors: listOf(z.object({ AccountConnectorId: maybeId, Authenticated: z.optional(z.unknown()) })),
})
/** That a step has an `AccountConnector` is observed (O); the names of its id are not (A). */
const step = z.object({
  AccountConnectorId: maybeId,
  AccountConnector: z.catch(z.object({ Id: maybeId }), { Id: null }),
})
/** `ReasonCode` is a number (D); a text is accepted as well. */
const prerequisite = z.object({
  ReasonCode: z.pipe(z.optional(z.unknown()), z.transform(asCode)),
  ObjectType: text,
  ObjectId: z.pipe(z.optional(z.unknown()), z.transform(asObjectId)),
})
/** The answer to the installation of a template (D). */
const installedCycle = z.object({
  Id: z.string().check(z.regex(GUID_PATTERN)),
  Connectors: listOf(z.object({ AccountConnectorId: maybeId, Name: text, Authenticated: flag })),
})
export type InstalledCycleDto = z.infer<typeof installedCycle>
export type CycleDto = z.infer<typeof cycle>
export type PrerequisiteDto = z.infer<typeof prerequisite>

/** An account connector as Cyclr returns it. Server only: it holds secrets. */
export type AccountConnectorDto = z.infer<typeof accountConnector>
export type MethodDto = z.infer<typeof method>
export type ParameterDto = z.infer<typeof parameter>
export type PropertyDto = z.infer<typeof property>

export const parseAccountConnector = (json: unknown) => parse(accountConnector, json)
export const parseAccountConnectors = (json: unknown) => parse(z.array(accountConnector), json)
export const parseProperties = (json: unknown) => parse(z.array(property), json)
export const parseSignInToken = (json: unknown) =>
  parse(z.object({ Token: z.string().check(z.minLength(1)), ExpiresAtUtc: text }), json)
export const parseInstalledCycle = (json: unknown) => parse(installedCycle, json)
export const parseCycle = (json: unknown) => parse(cycle, json)
export const parseConnectorOfStep = (json: unknown): string | null => {
  const { AccountConnectorId, AccountConnector } = parse(step, json)
  return AccountConnector.Id ?? AccountConnectorId
}
export const parsePrerequisites = (json: unknown) => parse(z.array(prerequisite), json)
export const parseMethods = (json: unknown): readonly string[] =>
  parse(z.array(z.object({ MethodUniqueIdentifier: text })), json).flatMap((one) => one.MethodUniqueIdentifier ?? [])
export const parseChoices = (json: unknown) =>
  parse(z.array(z.object({ Value: z.union([z.string(), z.number()]), Name: text })), json)

/** `hasAllProperties`: the answer lists its properties, and each with what is needed to change it. */
function withProperties<T extends { Properties?: unknown }>({ Properties: given, ...rest }: T) {
  const Properties = properties.parse(given)
  return { ...rest, Properties, hasAllProperties: Array.isArray(given) && given.length === Properties.length }
}

function parse<T>(schema: z.ZodMiniType<T>, json: unknown): T {
  const answer = z.safeParse(schema, json)
  if (answer.success) return answer.data
  // Only the paths: values may be secrets.
  const paths = answer.error.issues.map(({ path }) => path.join('.')).join(', ')
  throw new ConnectorAuthError('upstream_error', { cause: new Error(`unexpected shape at ${paths || 'the top'}`) })
}

function textOf(given: unknown): string | null {
  return typeof given === 'string' && given !== '' && given !== 'null' ? given : null
}

function valueIn(given: unknown): string | null {
  return typeof given === 'object' && given !== null && 'Value' in given ? value.parse(given.Value) : value.parse(given)
}

function asId(value: unknown): string | null {
  return idIn(value, ID_PATTERN)
}

function asCode(value: unknown): number | null {
  const code = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value
  return typeof code === 'number' && Number.isSafeInteger(code) ? code : null
}

/** A number or a UUID, depending on the type of the object. */
function asObjectId(value: unknown): string | null {
  return idIn(value, /^[\w-]{1,64}$/)
}

function idIn(value: unknown, pattern: RegExp): string | null {
  const id = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  return pattern.test(id) ? id : null
}

function asValue(value: unknown): string {
  return typeof value === 'string' && value !== 'null' ? value : ''
}
