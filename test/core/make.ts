import type { AuthKind } from '../../src/core/authKinds.js'
import type { AuthMethod, Connector, Parameter } from '../../src/core/connector.js'

/** A plain setting: required, unset, free text. */
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
    lookup: false,
    methods: null,
    isSet: false,
    value: null,
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

/** A way to authenticate whose id is its kind. */
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
    ...over,
  }
}

/** An API-key connector that asks for nothing else. */
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
    canVerify: false,
    guide: null,
    ...over,
  }
}

/** Names that a path, a prototype or a terminal would take for something else. */
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
