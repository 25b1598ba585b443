export type RealCyclr = {
  apiDomain: string
  serviceDomain: string
  clientId: string
  clientSecret: string
  accountId: string
  /** The account connectors to show. */
  ids: readonly string[]
}

const NAMES = ['API_DOMAIN', 'SERVICE_DOMAIN', 'CLIENT_ID', 'CLIENT_SECRET', 'ACCOUNT_ID'] as const

/**
 * A real Cyclr from the environment; `null` when none of its variables is set, so that the demo runs on a fake one.
 * Throws one line that names the variable at fault, and never its value.
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): RealCyclr | null {
  const read = (name: string) => env[`CYCLR_${name}`]?.trim() ?? ''
  if (NAMES.every((name) => read(name) === '')) return null
  const missing = NAMES.find((name) => read(name) === '')
  if (missing)
    throw new Error(
      `CYCLR_${missing} is not set. The demo needs all of ${NAMES.map((name) => `CYCLR_${name}`).join(', ')} to use a real Cyclr.`,
    )
  for (const name of ['API_DOMAIN', 'SERVICE_DOMAIN'] as const) {
    if (!/^(https:\/\/)?[a-z0-9.-]+\.[a-z]{2,}\/?$/i.test(read(name))) {
      throw new Error(
        `CYCLR_${name} is not a host name. Set it to one such as ${name === 'API_DOMAIN' ? 'api.cyclr.com' : 'acme-h.cyclr.com'}.`,
      )
    }
  }
  if (!/^[0-9a-f-]{36}$/i.test(read('ACCOUNT_ID')))
    throw new Error('CYCLR_ACCOUNT_ID is not an account id. Copy it from the account in your Cyclr console.')
  const ids = read('ACCOUNT_CONNECTOR_IDS')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
  if (ids.length === 0 || !ids.every((id) => /^[1-9]\d{0,18}$/.test(id))) {
    throw new Error(
      'CYCLR_ACCOUNT_CONNECTOR_IDS is not a list of ids. Set it to the account connectors to show, such as 36328,36329.',
    )
  }
  return {
    apiDomain: read('API_DOMAIN'),
    serviceDomain: read('SERVICE_DOMAIN'),
    clientId: read('CLIENT_ID'),
    clientSecret: read('CLIENT_SECRET'),
    accountId: read('ACCOUNT_ID'),
    ids,
  }
}
