import { connector, METHOD, optional, parameter } from '../../react/connectors.js'

/** A connector with every kind of input. */
export const HARBOR = connector(
  'Harbor',
  [METHOD.apiKey, METHOD.basic],
  [
    parameter('Workspace'),
    parameter('Plan', { Values: ['Small', 'Large'] }),
    parameter('Certificate', { IsSensitive: true, IsMultiline: true }),
    optional('Archive', { Values: ['true', 'false'] }),
    optional('Zone', { Values: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }),
  ],
)

export const KEY = 'hb_live_0123456789abcdef'

/** Mounts the wizard in a form of the host, by the address's `host` parameter. */
export const HOST_FORMS = new URL('./hostForms.tsx', import.meta.url)
