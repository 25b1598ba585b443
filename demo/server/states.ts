import type { ConnectorGuide } from '../../src/guides/ConnectorGuide.js'
import type { ConnectorProxyOptions } from '../../src/server.js'
import { ACCOUNT, type FakeCyclr, type LibraryConnector } from '../../src/testing.js'
import { connector, method, parameter } from './libraryConnector.js'

/** How the fake Cyclr and the proxy have to be for a state of the card. What the user does then is in `src/states`. */
export type Setup = {
  /** The first one is shown, or all of them in a checklist. @default Postmoth with an API key */
  connectors?: readonly LibraryConnector[]
  prepare?: (fake: FakeCyclr, ids: readonly string[]) => void
  /** Verifies what is saved. */
  verified?: boolean
  authorize?: (fake: FakeCyclr) => ConnectorProxyOptions['authorize']
  /** Revokes each connect link once it is created, as a colleague could. */
  withdrawsLinks?: boolean
  guides?: (fake: FakeCyclr) => readonly ConnectorGuide[]
}

const METHODS = {
  apiKey: method('API Key', 'ApiKey'),
  basic: method('Basic', 'Basic'),
  oauth: method('OAuth 2', 'OAuth2', 'AuthorisationCode'),
  client: method('Client', 'OAuth2', 'ClientCredentials'),
  unknown: method('Carrier pigeon', 'Pigeon'),
}

const region = parameter('Region', { Values: ['Europe', 'America'], Description: 'Where your account is kept.' })
const account = parameter('Account', { Description: 'The first part of your address.' })
const language = parameter('Language', { Values: ['English', 'French'] })
const sandbox = parameter('Sandbox', { IsOptional: true, Values: ['True', 'False'] })
const timeZone = parameter('TimeZone', { Name: 'Time zone', IsOptional: true })
const list = parameter('ListId', { Name: 'Which list should new contacts join?', TriggerName: 'Select List' })

const POSTMOTH = connector('Postmoth', [METHODS.apiKey])
const WITH_SETTINGS = connector('Deskfern', [METHODS.apiKey], [account, region])
/** So many that they are a step of their own. */
const WITH_SETTINGS_STEP = connector('Deskfern', [METHODS.apiKey], [account, region, language])
const WITH_LOOKUP = connector('Postmoth', [METHODS.apiKey], [list])
const LEDGERLOOM = connector('Ledgerloom', [METHODS.oauth])
const APPS = [connector('Stockmere', [METHODS.basic]), connector('Deskfern', [METHODS.apiKey]), LEDGERLOOM, POSTMOTH]
const LONG =
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz Connector for Enterprise Resource Planning'

const authenticated = (fake: FakeCyclr, [first = '']: readonly string[]) => fake.authenticate(first, 'a key')
const STEPS: ConnectorGuide = {
  connector: 'Postmoth',
  steps: { 'API Key': ['In Postmoth, open Settings.', 'Choose API keys, then New key.', 'Copy the key.'] },
  credentialShape: { 'API Key': { apiKey: { prefix: 'pm_live_' } } },
}

const UNAVAILABLE: Setup = { prepare: (fake) => void fake.fail({ status: 503 }) }

/** Postmoth tells whose a key is. In this one the key is the address itself. */
const WITH_IDENTITY: Setup = {
  prepare: (fake, [first = '']) => {
    fake.authenticate(first, 'ops@brightwater.example')
    fake.methodAnswers.set('Postmoth', ({ authValue }) => ({ email: authValue }))
  },
  guides: (fake) => [
    {
      connector: 'Postmoth',
      connectedAs: { method: fake.testMethodOf(fake.installed()[0]?.id ?? 0), label: 'email' },
    },
  ],
}

const SETUPS: Readonly<Record<string, Setup>> = {
  'load-not-allowed': { authorize: () => () => 'forbidden' },
  'load-session': { authorize: () => () => null },
  'load-unavailable': UNAVAILABLE,
  'load-unavailable-named': UNAVAILABLE,
  'method-choice': { connectors: [connector('Squarely', [METHODS.oauth, METHODS.apiKey])] },
  settings: { connectors: [WITH_SETTINGS_STEP] },
  'settings-and-key': { connectors: [WITH_SETTINGS] },
  'settings-errors': { connectors: [WITH_SETTINGS_STEP] },
  'settings-advanced': { connectors: [connector('Deskfern', [METHODS.apiKey], [account, sandbox, timeZone])] },
  'api-key-help': { guides: () => [STEPS] },
  'api-key-hints': { guides: () => [STEPS] },
  'api-key-line': { guides: () => [STEPS] },
  'api-key-warning': { guides: () => [STEPS] },
  'api-key-stored': { prepare: authenticated },
  basic: { connectors: [connector('Stockmere', [METHODS.basic])] },
  'client-credentials': {
    connectors: [
      connector('Vaultly', [METHODS.client], [parameter('ClientId'), parameter('ClientSecret', { IsSensitive: true })]),
    ],
  },
  rejected: { verified: true, prepare: (fake) => fake.accept(() => false) },
  'submit-failed': { prepare: (fake) => void fake.fail({ method: 'PUT', drop: 'before' }) },
  'rate-limited': {
    prepare: (fake) => void fake.fail({ method: 'PUT', status: 429, headers: { 'Retry-After': '24' } }),
  },
  success: { verified: true },
  lookup: {
    connectors: [WITH_LOOKUP],
    prepare: authenticated,
  },
  'lookup-empty': {
    connectors: [WITH_LOOKUP],
    prepare: (fake, ids) => {
      authenticated(fake, ids)
      fake.lookups.set('Select List', [])
    },
  },
  connected: { connectors: [WITH_SETTINGS], prepare: connectedWithSettings, verified: true },
  reconnect: { connectors: [WITH_SETTINGS], prepare: connectedWithSettings },
  'connected-as': WITH_IDENTITY,
  'other-account': WITH_IDENTITY,
  'invite-': { connectors: [LEDGERLOOM], authorize: inviter },
  'invite-failed': { connectors: [LEDGERLOOM], authorize: inviterOfBrokenCyclr },
  'invite-ended': { connectors: [LEDGERLOOM], authorize: inviter, withdrawsLinks: true },
  'disconnect-confirm': { prepare: authenticated },
  disconnected: { prepare: authenticated },
  unsupported: { connectors: [connector('Homing', [METHODS.unknown])] },
  'read-only': { authorize: reader },
  'read-only-connected': { connectors: [WITH_SETTINGS], prepare: connectedWithSettings, authorize: reader },
  queue: { connectors: APPS, prepare: (fake, ids) => ids.slice(0, 2).forEach((id) => fake.authenticate(id, 'a:key')) },
  'queue-problem': { connectors: APPS, prepare: (fake, ids) => ids.forEach((id) => fake.authenticate(id, 'a:key')) },
  'queue-done': { connectors: APPS, prepare: (fake, ids) => ids.forEach((id) => fake.authenticate(id, 'a:key')) },
  'long-names': { connectors: [connector(LONG, [METHODS.apiKey], [parameter(`${LONG} account`)])] },
  'thirty-fields': {
    connectors: [
      connector(
        'Formidable',
        [METHODS.apiKey],
        Array.from({ length: 30 }, (_, at) => parameter(`Field${at + 1}`)),
      ),
    ],
  },
  'two-hundred-choices': {
    connectors: [
      connector(
        'Choicely',
        [METHODS.apiKey],
        [parameter('Country', { Values: Array.from({ length: 200 }, (_, at) => `Country ${at + 1}`) })],
      ),
    ],
  },
  'oauth-': { connectors: [LEDGERLOOM] },
}

/** That of the id, else that of its family, such as `oauth-`. */
export function setupOf(id: string): Setup {
  return SETUPS[id] ?? SETUPS[`${id.split('-', 1)[0]}-`] ?? {}
}

export function defaultConnectors({ connectors = [POSTMOTH] }: Setup): readonly LibraryConnector[] {
  return connectors
}

function connectedWithSettings(fake: FakeCyclr, [first = '']: readonly string[]): void {
  fake.authenticate(first, 'a key', { Account: 'brightwater', Region: 'Europe' })
}

function inviter() {
  const grant = {
    accountId: ACCOUNT,
    userId: 'mara',
    userName: 'Mara Lind',
    can: ['read', 'connect', 'invite'] as const,
  }
  return () => grant
}

/** Cyclr stops answering when the user asks for a link. */
function inviterOfBrokenCyclr(fake: FakeCyclr): ConnectorProxyOptions['authorize'] {
  return (_request, { action }) => {
    if (action === 'invite') fake.fail({ status: 503 })
    return inviter()()
  }
}

function reader() {
  return () => ({ accountId: ACCOUNT, userId: 'mara', can: ['read'] as const })
}
