import { LRUCache } from 'lru-cache'
import type { AccountConnectorDto } from './dto.js'

/** A user looks at a connector for minutes before they ask for its verification. */
const KEPT_FOR_MS = 10 * 60 * 1000
const MAX_KEYS = 10_000

/** The release that an account connector is of: enough to find its test method. */
export type Release = Pick<AccountConnectorDto['Connector'], 'Id' | 'Name'>

export type Releases = {
  /** Passes the account connector on. */
  keep: (key: string, dto: AccountConnectorDto) => AccountConnectorDto
  /** `null` where this process has not read the account connector lately. It may have been upgraded since. */
  get: (key: string) => Release | null
}

/** Releases of the account connectors that this process has read, without anything secret. */
export function createReleases(): Releases {
  const kept = new LRUCache<string, Release>({ max: MAX_KEYS, ttl: KEPT_FOR_MS })
  return {
    keep: (key, dto) => {
      const { Id, Name } = dto.Connector
      kept.set(key, { Id, Name })
      return dto
    },
    get: (key) => kept.get(key) ?? null,
  }
}
