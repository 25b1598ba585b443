export type RealCyclr = {
  apiDomain: string
  serviceDomain: string
  clientId: string
  clientSecret: string
  accountId: string
  /** The account connectors to show, or `null` for all of the account. */
  ids: readonly string[] | null
}

type Environment = Readonly<Record<string, string | undefined>>

const NAMES = ['API_DOMAIN', 'SERVICE_DOMAIN', 'CLIENT_ID', 'CLIENT_SECRET', 'ACCOUNT_ID'] as const

/**
 * Reads the access to a real Cyclr. Returns `null` when no variable is set: the demo then runs on the fake Cyclr.
 * An error message is one line that names the wrong variable, never its value.
 */
export function readEnvironment(env: Environment): RealCyclr | null {
  const read = (name: string) => env[`CYCLR_${name}`]?.trim() ?? ''
  if (NAMES.every((name) => read(name) === '')) return null
  const missing = NAMES.find((name) => read(name) === '')
  if (missing) {
    const all = NAMES.map((name) => `CYCLR_${name}`).join(', ')
    throw new Error(`CYCLR_${missing} is not set. To use a real Cyclr, set all of ${all}.`)
  }
  const ids = read('ACCOUNT_CONNECTOR_IDS')
  return {
    apiDomain: domain('CYCLR_API_DOMAIN', read('API_DOMAIN'), 'api.cyclr.com'),
    serviceDomain: domain('CYCLR_SERVICE_DOMAIN', read('SERVICE_DOMAIN'), 'acme-h.cyclr.com'),
    clientId: printable('CYCLR_CLIENT_ID', read('CLIENT_ID')),
    clientSecret: printable('CYCLR_CLIENT_SECRET', read('CLIENT_SECRET')),
    accountId: account(read('ACCOUNT_ID')),
    ids: ids === '' ? null : list(ids),
  }
}

function domain(name: string, value: string, example: string): string {
  const isHostName = /^(https:\/\/)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?\/?$/i.test(value)
  const isLocal = /^http:\/\/([a-z0-9-]+\.)*localhost(:\d{1,5})?\/?$/i.test(value)
  if (!isHostName && !isLocal) throw new Error(`${name} is not a host name. Set it to a host name such as ${example}.`)
  return value
}

function printable(name: string, value: string): string {
  if (!/^[\x21-\x7e]+$/.test(value))
    throw new Error(`${name} contains a space, a line break or a non-ASCII character. Copy it again.`)
  return value
}

function account(value: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) {
    throw new Error('CYCLR_ACCOUNT_ID is not an account id. Copy it from the account in your Cyclr console.')
  }
  return value
}

function list(value: string): readonly string[] {
  const ids = value.split(',').map((id) => id.trim())
  if (!ids.every((id) => /^[1-9]\d{0,18}$/.test(id))) {
    throw new Error(
      'CYCLR_ACCOUNT_CONNECTOR_IDS is not a list of ids. Set it to a list such as 36328,36329, or unset it.',
    )
  }
  return ids
}
