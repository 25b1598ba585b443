export type RealCyclr = {
  apiDomain: string
  serviceDomain: string
  clientId: string
  clientSecret: string
  accountId: string
  /** The account connectors to show; `null` for all of the account's. */
  ids: readonly string[] | null
}

type Environment = Readonly<Record<string, string | undefined>>

const NAMES = ['API_DOMAIN', 'SERVICE_DOMAIN', 'CLIENT_ID', 'CLIENT_SECRET', 'ACCOUNT_ID'] as const

/**
 * A real Cyclr from the environment; `null` when none of its variables is set, so that the demo runs on a fake one.
 * Throws one line that names the variable at fault, and never its value.
 */
export function readEnvironment(env: Environment): RealCyclr | null {
  const read = (name: string) => env[`CYCLR_${name}`]?.trim() ?? ''
  if (NAMES.every((name) => read(name) === '')) return null
  const missing = NAMES.find((name) => read(name) === '')
  if (missing) {
    const all = NAMES.map((name) => `CYCLR_${name}`).join(', ')
    throw new Error(`CYCLR_${missing} is not set. To use a real Cyclr the demo needs all of ${all}.`)
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
  const isName = /^(https:\/\/)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?\/?$/i.test(value)
  const isHere = /^http:\/\/([a-z0-9-]+\.)*localhost(:\d{1,5})?\/?$/i.test(value)
  if (!isName && !isHere) throw new Error(`${name} is not a host name. Set it to one such as ${example}.`)
  return value
}

function printable(name: string, value: string): string {
  if (!/^[\x21-\x7e]+$/.test(value)) throw new Error(`${name} holds a space or a line break. Copy it once more.`)
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
      'CYCLR_ACCOUNT_CONNECTOR_IDS is not a list of ids. Set it to some such as 36328,36329, or leave it out.',
    )
  }
  return ids
}
