import type { ChecklistItem, ChecklistRow } from '../../core/checklist.js'
import type { CycleAnswer } from '../../core/contract.js'
import type { ConnectorAuthOptions, ErrorDetails } from '../options.js'

/** What a checklist knows of itself. */
export type ChecklistDetails = {
  /** Of the cycle; `null` without one. */
  name: string | null
  /** In the order in which they are shown: what needs another try comes first. */
  rows: readonly ChecklistRow[]
  /** The number of required connectors that this account can see and that are connected. */
  connected: number
  /** The number of required connectors that this account can see. */
  total: number
  /** Every required one that this account can see is connected: nothing is left for this user to do. */
  complete: boolean
  /** Ids of those that it cannot see: a parent account has to connect them before what needs them can start. */
  notFound: readonly string[]
  /** What else the cycle needs before it can start, by Cyclr's reason code (a number): variables, fields, triggers. */
  prerequisites: CycleAnswer['prerequisites']
}

/** Which connectors: one of the first three. They and `proxyUrl` start over when they change. */
export type ChecklistOptions = Pick<ConnectorAuthOptions, 'proxyUrl' | 'getToken' | 'headers' | 'fetch'> & {
  /** All connectors that a cycle needs. */
  cycleId?: string | undefined
  /** Ids of account connectors, in the order in which they are shown. */
  accountConnectorIds?: readonly (string | number)[] | undefined
  /** Connectors with the host's own words. With `cycleId` they describe those of the cycle. */
  items?: readonly ChecklistItem[] | undefined
  /** `enforced`: required ones are connected from top to bottom. @default 'free' */
  order?: 'free' | 'enforced' | undefined
  /** Called with every change, and once it is loaded. */
  onChange?: ((details: ChecklistDetails) => void) | undefined
  /**
   * Called once, when every required connector is connected; also when they all are from the start. Those of a parent account
   * hold nothing up: see `notFound`.
   */
  onComplete?: ((details: ChecklistDetails) => void) | undefined
  /** Called when the list could not be loaded, with the code of the error. */
  onError?: ((details: Omit<ErrorDetails, 'step'>) => void) | undefined
}
