import type { Grant } from '../../core/grant.js'
import type { ConnectorService } from '../cyclr/ConnectorService.js'
import type { EarlierValues } from './createEarlierValues.js'

/** The same connections, which first put back what an expired sign-in has left behind. */
export function withEarlierValues(service: ConnectorService, earlier: EarlierValues): ConnectorService {
  /** Once credentials were written or removed, nobody is waiting for that sign-in any more. */
  const andForget = async <T>(grant: Grant, id: string, work: Promise<T>): Promise<T> => {
    const answer = await work
    await earlier.forget(grant, id).catch(() => undefined)
    return answer
  }
  return {
    ...service,
    read: async (grant, id, options) => {
      // At the same time: nearly always there is nothing to put back.
      const [settled, connector] = await Promise.all([
        earlier.settleExpired(grant, id),
        service.read(grant, id, options),
      ])
      return settled ? service.read(grant, id, options) : connector
    },
    verify: async (grant, id) => {
      await earlier.settleExpired(grant, id)
      return service.verify(grant, id)
    },
    saveParameters: async (grant, id, values) => {
      await earlier.settleExpired(grant, id)
      return service.saveParameters(grant, id, values)
    },
    saveCredentials: async (grant, id, body) => {
      await earlier.settleExpired(grant, id)
      return andForget(grant, id, service.saveCredentials(grant, id, body))
    },
    removeCredentials: async (grant, id) => andForget(grant, id, service.removeCredentials(grant, id)),
    startSignIn: async (grant, ...rest) => {
      await earlier.settleExpired(grant, rest[0], { starting: true })
      return service.startSignIn(grant, ...rest)
    },
  }
}
