import type { Connector } from '../../src/index.js'

const ICON = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

/** What the proxy answers for a connector that asks for a key. */
export const CONNECTOR: Connector = {
  accountConnectorId: '36308',
  name: 'Postmoth',
  description: null,
  icon: ICON,
  host: { name: 'Alderway', icon: ICON },
  authenticated: false,
  methods: [
    {
      id: 'default',
      name: 'API key',
      description: null,
      kind: 'apiKey',
      scheme: null,
      labels: {},
      steps: [],
      personalLogin: false,
      fields: {},
      shape: null,
      isDefault: false,
    },
  ],
  parameters: [],
  can: ['read', 'connect', 'disconnect', 'check'],
  redirectUri: null,
  canVerify: false,
  guide: null,
}
