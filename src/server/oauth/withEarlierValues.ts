import type { Grant } from '../../core/grant.js'
import type { Connections } from '../cyclr/ConnectorService.js'
import type { EarlierValues } from './createEarlierValues.js'

/** The same connections, which first put back what an expired sign-in has left behind. */
export function withEarlierValues(connections: Connections, earlier: EarlierValues): Connections {
  /** Once credentials were written or removed, nobody is waiting for that sign-in any more. */
  const andForget = async <T>(grant: Grant, id: string, work: Promise<T>): Promise<T> => {
    const answer = await work
    await earlier.forget(grant, id).catch(() => undefined)
    return answer
  }
  return {
    ...connections,
    read: async (grant, id, options) => {
      // At the same time: nearly always there is nothing to put back.
      const [settled, connector] = await Promise.all([
        earlier.settleExpired(grant, id),
        connections.read(grant, id, options),
      ])
      return settled ? connections.read(grant, id, options) : connector
    },
    verify: async (grant, id) => {
      await earlier.settleExpired(grant, id)
      return connections.verify(grant, id)
    },
    saveParameters: async (grant, id, values) => {
      await earlier.settleExpired(grant, id)
      return connections.saveParameters(grant, id, values)
    },
    saveCredentials: async (grant, id, body) => {
      await earlier.settleExpired(grant, id)
      return andForget(grant, id, connections.saveCredentials(grant, id, body))
    },
    removeCredentials: async (grant, id) => andForget(grant, id, connections.removeCredentials(grant, id)),
    startSignIn: async (grant, ...rest) => {
      await earlier.settleExpired(grant, rest[0], { starting: true })
      return connections.startSignIn(grant, ...rest)
    },
  }
}
