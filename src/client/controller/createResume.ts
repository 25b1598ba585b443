import { rulesOf } from '../../core/authKinds.js'
import type { Connector } from '../../core/connector.js'
import { attemptsOf, hasEnded, type OAuthState } from '../../core/flow/oauthState.js'
import { INITIAL_FLOW_STATE, usableMethods } from '../../core/flow/stepFor.js'
import type { createOAuthSignIn } from '../oauth/createOAuthSignIn.js'
import type { Controller } from './Controller.js'

/** The rank of an attempt that this wizard started, and the least of one that it took up. Before, it is a fraction. */
const STARTED = 2
const TAKEN_UP = 1
const GIVEN_UP = -1

/** How long the card stays empty for the answer whether the sign-in is still under way. */
const STATUS_WAIT_MS = 1_000

type Claim = { id: string; rank: number }

/**
 * Takes up a sign-in whose window was open when the page was reloaded, crashed or was discarded by the system. Its id alone
 * is stored, for this tab. A second wizard on the page and a duplicated tab find the same id: of those that announce that
 * they follow an attempt, the one of the highest rank does.
 */
export function createResume(
  controller: Controller,
  signIn: () => ReturnType<typeof createOAuthSignIn>,
  announce: (attempt: string, rank: number) => void,
) {
  const { accountConnectorId, proxy, proxyUrl, getSnapshot, updateFlow } = controller
  const key = `connector-auth-wizard ${proxyUrl} ${accountConnectorId}`
  let claim: Claim | null = null
  const takenUp = new Set<string>()

  const keep = (id: string, rank: number) => {
    claim = { id, rank }
    withStorage((storage) => storage.setItem(key, id))
  }
  /** Only its own: another wizard for this connector may have stored a later attempt. */
  const remove = () =>
    withStorage((storage) => {
      if (storage.getItem(key) === claim?.id) storage.removeItem(key)
    })
  const forget = () => {
    remove()
    claim = null
  }

  /** Shows the waiting screen where the method is certain. Elsewhere the sign-in is followed in the background. */
  const takeUp = ({ id, rank }: Claim, connector: Connector, returned: boolean) => {
    keep(id, TAKEN_UP + rank)
    takenUp.add(id)
    const isReconnect = connector.authenticated && !returned
    const [method, ...others] = usableMethods(connector).filter((one) => rulesOf(one).opensWindow)
    if (isReconnect) controller.startFlow({ isReconnect })
    if (method && others.length === 0 && getSnapshot().flowState.flow === 'idle') {
      const flow = isReconnect ? 'reconnect' : 'connect'
      updateFlow({ flow, methodId: method.id, completed: new Set(['parameters']) })
    }
    signIn().resume(id, null, { wasAuthenticated: connector.authenticated, returned })
  }

  return {
    started: (id: string) => keep(id, STARTED),

    hasTakenUp: (id: string): boolean => takenUp.has(id),

    /** Forgets an attempt that has ended, expired or was cancelled. */
    follow: (oauth: OAuthState): void => {
      if (claim === null || claim.rank < TAKEN_UP) return
      const { id } = claim
      const isOver = oauth.status === 'none' || hasEnded(oauth)
      if (isOver || !attemptsOf(oauth).some((attempt) => attempt.id === id)) forget()
    },

    mount: (): void => {
      const id = claim?.id ?? withStorage((storage) => storage.getItem(key))
      if (id) keep(id, claim?.rank ?? Math.random())
    },
    /** A host that removes the wizard ends its part in the sign-in. Leaving the page does not get here. */
    unmount: (): void => void remove(),

    /**
     * The connector has been loaded: now it is known whether the sign-in is to replace another. Resolves when it is taken up, so
     * that nothing offers a second one before; at the latest after a second.
     */
    loaded: async (connector: Connector): Promise<void> => {
      const mine = claim
      if (mine === null || mine.rank >= TAKEN_UP) return
      // This tab has just returned from another one.
      if (attemptsOf(getSnapshot().oauth).length > 0) return forget()
      announce(mine.id, mine.rank)
      const taken = proxy.status(accountConnectorId, mine.id, null).then(
        (status) => {
          if (claim !== mine) return
          if (['waiting', 'launched', 'returned'].includes(status.attempt ?? '')) {
            takeUp(mine, connector, status.attempt === 'returned')
          } else forget()
        },
        () => claim === mine && takeUp(mine, connector, false),
      )
      await Promise.race([taken, new Promise((resolve) => setTimeout(resolve, STATUS_WAIT_MS))])
    },

    /** Another wizard follows this attempt too. */
    onFollowed: (attempt: string, rank: number): void => {
      if (claim?.id !== attempt) return
      if (claim.rank > rank) {
        // One on this page removes the id when it gives up.
        keep(attempt, claim.rank)
        return announce(attempt, claim.rank)
      }
      if (claim.rank === rank) return
      const isShown = claim.rank >= TAKEN_UP
      forget()
      announce(attempt, GIVEN_UP)
      if (!isShown) return
      signIn().end()
      updateFlow(INITIAL_FLOW_STATE)
    },
  }
}

/** Storage that is denied, absent or full throws. */
function withStorage<T>(work: (storage: Storage) => T): T | null {
  try {
    return work(globalThis.sessionStorage)
  } catch {
    return null
  }
}
