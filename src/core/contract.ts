import * as z from 'zod/mini'
import { AUTH_KIND_NAMES, type Credentials, forEachCredential } from './authKinds.js'
import type { AuthMethod, Connector, ConnectorSummary, ListedConnector, Parameter, Verification } from './connector.js'
import { FIELD_REASONS, type FieldError } from './errors.js'
import { CONNECTED_TYPE, CONTRACT_VERSION, FOLLOWING_TYPE, RETURN_TYPE } from './protocol.js'

const text = z.string()
const maybeText = z.nullable(z.string())
const texts = z.array(z.string())
const kind = z.enum(AUTH_KIND_NAMES)
const action = z.enum(['read', 'connect', 'disconnect', 'check', 'invite'])
const verification: z.ZodMiniType<Verification> = z.enum(['accepted', 'rejected', 'unknown'])
const host = z.object({ name: text, icon: maybeText })
const credentialHelp = z.exactOptional(z.object({ hint: maybeText, example: maybeText, asked: z.boolean() }))

export const authMethod: z.ZodMiniType<AuthMethod> = z.object({
  id: text,
  name: text,
  description: maybeText,
  kind,
  scheme: maybeText,
  labels: z.object(forEachCredential(z.exactOptional(text))),
  steps: texts,
  personalLogin: z.boolean(),
  fields: z.object(forEachCredential(credentialHelp)),
  shape: z.nullable(
    z.object({ hint: z.exactOptional(text), prefix: z.exactOptional(text), minLength: z.exactOptional(z.number()) }),
  ),
  isDefault: z.boolean(),
})

export const parameter: z.ZodMiniType<Parameter> = z.object({
  name: text,
  label: text,
  description: maybeText,
  required: z.boolean(),
  secret: z.boolean(),
  multiline: z.boolean(),
  type: z.enum(['text', 'integer']),
  choices: z.nullable(texts),
  closed: z.boolean(),
  lookup: z.boolean(),
  methods: z.nullable(texts),
  isSet: z.boolean(),
  value: maybeText,
  defaultValue: maybeText,
  example: maybeText,
  prefix: maybeText,
  suffix: maybeText,
  store: z.enum(['part', 'full']),
  shape: maybeText,
  pattern: maybeText,
  patternHint: maybeText,
  suggestions: texts,
  showWhen: z.nullable(z.object({ name: text, is: text })),
})

export const connector: z.ZodMiniType<Connector> = z.object({
  accountConnectorId: text,
  name: text,
  description: maybeText,
  icon: maybeText,
  host,
  authenticated: z.boolean(),
  methods: z.array(authMethod),
  parameters: z.array(parameter),
  can: z.array(action),
  redirectUri: maybeText,
  canVerify: z.boolean(),
  canIdentify: z.exactOptional(z.boolean()),
  guide: z.nullable(
    z.object({
      before: texts,
      link: z.nullable(z.object({ href: text, label: text })),
      grants: texts,
      enables: maybeText,
    }),
  ),
})

const summary = {
  accountConnectorId: text,
  name: text,
  icon: maybeText,
  kinds: z.array(kind),
  authenticated: z.boolean(),
}
export const connectorSummary: z.ZodMiniType<ConnectorSummary> = z.object(summary)
const listedConnector: z.ZodMiniType<ListedConnector> = z.object({ ...summary, iconId: maybeText })

export const connectorList = z.object({ host, connectors: z.array(listedConnector) })

/**
 * A cycle with all its connectors. `notFound`: ids of those that the account cannot see, such as a parent account's;
 * `complete`: there are none. `prerequisites`: what else it needs before it can start, by Cyclr's reason code.
 */
export const cycleAnswer = z.object({
  name: maybeText,
  connectors: z.array(connectorSummary),
  complete: z.boolean(),
  notFound: texts,
  prerequisites: z.array(z.object({ code: z.number(), objectType: maybeText, objectId: maybeText })),
})
export const hostedCycleAnswer = z.extend(cycleAnswer, { host, connectors: z.array(listedConnector) })
export type CycleAnswer = {
  name: string | null
  connectors: readonly ConnectorSummary[]
  complete: boolean
  notFound: readonly string[]
  prerequisites: readonly { code: number; objectType: string | null; objectId: string | null }[]
}

/**
 * The answer to the status poll. `attempt` is `waiting`, not `returned`, when the window returned and the credential has
 * not changed: the sign-in did not succeed. `verification` is about a returned attempt of an authenticated connector:
 * `accepted` when the credential is new, `unknown` when Cyclr does not show it: then the sign-in is not confirmed.
 * `denied`: the provider sent the window back without access.
 */
export const status = z.object({
  authenticated: z.boolean(),
  attempt: z.nullable(z.enum(['waiting', 'launched', 'returned', 'expired', 'denied'])),
  verification: z.nullable(z.enum(['accepted', 'unknown'])),
})
export type Status = z.infer<typeof status>

export const credentialsAnswer = z.object({ connector, verification })
export type CredentialsAnswer = z.infer<typeof credentialsAnswer>

export const verificationAnswer = z.object({ verification })

/**
 * Whose sign-in is stored. `connectedAs` is untrusted text without characters that cannot be seen; `null` when it cannot be
 * read. `mark` stands for it, or for the last one that could be read, and reveals nothing about it. `isDifferent`: it is
 * not the one of the mark that was sent.
 */
export const identityAnswer = z.object({
  connectedAs: maybeText,
  mark: maybeText,
  isDifferent: z.boolean(),
})
export type IdentityAnswer = z.infer<typeof identityAnswer>

/** The answer to `POST …/oauth`; `expiresIn` in seconds. */
export const oauthAnswer = z.object({ attempt: text, launchUrl: text, expiresIn: z.number() })
export type OAuthAnswer = z.infer<typeof oauthAnswer>

export const linkAnswer = z.object({ id: text, url: text, expiresAt: text })
/** A connect link. `url` holds its secret: send it to the user alone. `expiresAt` is ISO 8601, in UTC. */
export type ConnectLink = z.infer<typeof linkAnswer>

/** `finished`: every connector of the link has been connected. */
const LINK_ENDINGS = ['finished', 'revoked', 'expired'] as const
export const linkStateAnswer = z.object({ state: z.enum(['open', ...LINK_ENDINGS]) })
export type LinkState = z.infer<typeof linkStateAnswer>['state']

/**
 * The answer to the secret of a link. `token` is sent in `LINK_HEADER` and expires after `expiresIn` seconds; with the
 * secret, the page gets another one. `userName`: who asks.
 */
const openLink = z.object({
  state: z.literal('open'),
  token: text,
  expiresIn: z.number(),
  intent: z.enum(['connect', 'reconnect']),
  connectors: z.array(z.object({ accountConnectorId: text, name: text })),
  name: maybeText,
  userName: maybeText,
  accountLabel: maybeText,
  returnTo: maybeText,
})
const endedLink = z.object({ state: z.enum(LINK_ENDINGS), returnTo: maybeText })
export const linkSessionAnswer = z.discriminatedUnion('state', [openLink, endedLink])
export type LinkSession = z.infer<typeof linkSessionAnswer>

export const lookupAnswer = z.object({ choices: z.array(z.object({ value: text, label: text })) })
/** A choice of a lookup: what is stored, and what users see. */
export type Choice = z.infer<typeof lookupAnswer>['choices'][number]

/** New values by parameter name: absent = leave alone, `null` = delete. */
export type Values = Readonly<Record<string, string | null>>

/** `methodId`: what is required is what this method asks. Without it, what every method asks. */
export type ParametersBody = { methodId?: string; values: Values }

export type CredentialsBody = Credentials & { methodId: string; values?: Values }

export type OAuthBody = {
  methodId: string
  mode: 'popup' | 'redirect'
  returnTo?: string
  values?: Values
  locale?: string
}

export const fieldProblem: z.ZodMiniType<FieldError> = z.object({
  in: z.enum(['values', 'credentials']),
  name: text,
  reason: z.enum(FIELD_REASONS),
})

/** RFC 9457. `code` is any string: a newer proxy may have codes that this widget does not know. */
export const problem = z.object({
  type: z.literal('about:blank'),
  title: text,
  status: z.number(),
  code: text,
  requestId: text,
  fields: z.exactOptional(z.array(fieldProblem)),
  retryAfter: z.exactOptional(z.number()),
  restored: z.exactOptional(z.boolean()),
})

/** Sent by the return page. A hint: only `authenticated`, read through the proxy, is proof. */
export const returnSignal = z.object({
  type: z.literal(RETURN_TYPE),
  version: z.literal(CONTRACT_VERSION),
  attempt: text,
  proof: text,
})
export type ReturnSignal = z.infer<typeof returnSignal>

/** Of several wizards that follow an attempt, the one of the highest rank does. */
export const followingSignal = z.object({
  type: z.literal(FOLLOWING_TYPE),
  version: z.literal(CONTRACT_VERSION),
  attempt: text,
  rank: z.number(),
})

/** Sent by a wizard to those in other tabs. Also a hint. */
export const connectedSignal = z.object({
  type: z.literal(CONNECTED_TYPE),
  version: z.literal(CONTRACT_VERSION),
  accountConnectorId: text,
})
