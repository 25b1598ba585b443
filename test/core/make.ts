import type { AuthKind } from '../../src/core/authKinds.js'
import type { AuthMethod, Connector, Parameter } from '../../src/core/connector.js'

/** A required, unset parameter with free text. */
export function aParameter(over: Partial<Parameter> = {}): Parameter {
  return {
    name: 'Subdomain',
    label: 'Subdomain',
    description: null,
    required: true,
    secret: false,
    multiline: false,
    type: 'text',
    choices: null,
    closed: false,
    lookup: false,
    methods: null,
    isSet: false,
    value: null,
    defaultValue: null,
    example: null,
    prefix: null,
    suffix: null,
    store: 'part',
    shape: null,
    pattern: null,
    patternHint: null,
    suggestions: [],
    showWhen: null,
    ...over,
  }
}

/** A method whose id is its kind. */
export function aMethod(kind: AuthKind, over: Partial<AuthMethod> = {}): AuthMethod {
  return {
    id: kind,
    name: kind,
    description: null,
    kind,
    scheme: null,
    labels: {},
    steps: [],
    personalLogin: false,
    fields: {},
    shape: null,
    isDefault: false,
    ...over,
  }
}

/** A connector with an API key and without parameters. */
export function aConnector(over: Partial<Connector> = {}): Connector {
  return {
    accountConnectorId: '36328',
    name: 'Postmoth',
    description: null,
    icon: null,
    host: { name: 'Acme', icon: null },
    authenticated: false,
    methods: [aMethod('apiKey')],
    parameters: [],
    can: ['read', 'connect'],
    redirectUri: null,
    canVerify: false,
    guide: null,
    ...over,
  }
}

/** Names that break naive paths, objects with a prototype, and form libraries. */
export const AWKWARD_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'a.b[0]',
  'a b',
  ' ',
  '',
  'p0',
  '🗝️',
  'مفتاح',
  '日本',
  '"\'<&>',
] as const
