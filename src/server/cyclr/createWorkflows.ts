import type { CycleAnswer } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import type { ConnectorService } from './ConnectorService.js'
import { createCyclrApi } from './createCyclrApi.js'
import type { CyclrClient } from './createCyclrClient.js'
import { isRefusal, statusOf } from './cyclrErrors.js'

/** A cycle that was just installed: paused, and with what has to be authenticated before it can run. */
export type InstalledCycle = {
  /** A GUID. */
  cycleId: string
  /** What it needs; `authenticated`: nothing is left to do. */
  connectors: readonly { accountConnectorId: string; name: string | null; authenticated: boolean }[]
}

/** For the host's own server: templates of cycles. */
export type Templates = {
  /**
   * Installs a cycle from a template in an account, with the connectors that it needs; those of the account are reused (D).
   * Each call installs another cycle. It is never repeated: after `upstream_timeout` or `upstream_error` the cycle may be
   * there.
   *
   * @throws A `ConnectorAuthError`: of code `not_found` when Cyclr has no such template.
   *
   * @example
   * import { proxy } from './proxy.js'
   *
   * export async function install(accountId: string, templateId: string): Promise<string> {
   *   const { cycleId } = await proxy.templates.install({ accountId, templateId })
   *   return cycleId
   * }
   */
  install: (of: { accountId: string; templateId: string }) => Promise<InstalledCycle>
}

/** For the host's own server: the cycles of any account. */
export type Cycles = {
  /**
   * A cycle with all its connectors, and what else it needs before it can start.
   *
   * @throws A `ConnectorAuthError`: of code `not_found` for a cycle that the account does not have.
   *
   * @example
   * import { proxy } from './proxy.js'
   *
   * export async function isReady(accountId: string, cycleId: string): Promise<boolean> {
   *   const { connectors, complete, prerequisites } = await proxy.cycles.read({ accountId, cycleId })
   *   return complete && prerequisites.length === 0 && connectors.every(({ authenticated }) => authenticated)
   * }
   */
  read: (of: { accountId: string; cycleId: string }) => Promise<CycleAnswer>
  /**
   * Starts a cycle: at `startTime`, by default at once, and then every `interval` minutes, unless its first step is a
   * webhook or `runOnce` is set (D). Cyclr takes intervals of 1, 5, 15, 30, 60, 120, 180, 240, 360, 480, 720, 1440 and 10080
   * minutes (D).
   *
   * @throws A `ConnectorAuthError`: of code `conflict` when the cycle is running (O), and `invalid_request` when Cyclr
   * refuses, as it does while prerequisites are missing (A).
   *
   * @example
   * import { proxy } from './proxy.js'
   *
   * export async function startHourly(accountId: string, cycleId: string): Promise<void> {
   *   await proxy.cycles.activate({ accountId, cycleId, interval: 60 })
   * }
   */
  activate: (of: {
    accountId: string
    cycleId: string
    interval?: number | undefined
    startTime?: Date | undefined
    runOnce?: boolean | undefined
  }) => Promise<void>
}

export function createTemplates(client: CyclrClient): Templates {
  return {
    install: async ({ accountId, templateId }) => {
      const { Id, Connectors } = await createCyclrApi(client, accountId).installTemplate(templateId)
      return {
        cycleId: Id,
        connectors: Connectors.flatMap(({ AccountConnectorId, Name, Authenticated }) =>
          AccountConnectorId === null
            ? []
            : [{ accountConnectorId: AccountConnectorId, name: Name, authenticated: Authenticated }],
        ),
      }
    },
  }
}

export function createCycles(client: CyclrClient, service: Pick<ConnectorService, 'cycle'>): Cycles {
  return {
    read: ({ accountId, cycleId }) => service.cycle({ accountId }, cycleId, { fresh: true }),

    activate: async ({ accountId, cycleId, interval, startTime, runOnce }) => {
      const body = {
        ...(interval !== undefined && { Interval: interval }),
        ...(startTime !== undefined && { StartTime: startTime.toISOString() }),
        ...(runOnce !== undefined && { RunOnce: runOnce }),
      }
      await createCyclrApi(client, accountId)
        .activateCycle(cycleId, body)
        .catch((error: unknown) => {
          if (statusOf(error) === 409) throw new ConnectorAuthError('conflict', { cause: error })
          throw isRefusal(error) ? new ConnectorAuthError('invalid_request', { cause: error }) : error
        })
    },
  }
}
