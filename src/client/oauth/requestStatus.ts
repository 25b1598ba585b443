import type { Status } from '../../core/contract.js'
import { ConnectorAuthError, type ErrorCode } from '../../core/errors.js'
import { attemptsOf, isDone, type OAuthEvent, type OAuthState } from '../../core/flow/oauthState.js'

export type RequestStatus = (attempt: string, proof: string | null) => Promise<Status>

type StatusOptions = {
  request: RequestStatus
  getState: () => OAuthState
  isMounted: () => boolean
  dispatch: (event: OAuthEvent) => boolean
  markReturned: (id: string, proof: string | null) => boolean
  onAuthenticated: (id: string) => Promise<void>
  onError: (error: ConnectorAuthError, id: string) => void
}

/** Another request would be refused too. Anything else may be a passing fault of the network or of Cyclr. */
const FINAL_CODES: readonly ErrorCode[] = [
  'unauthenticated',
  'forbidden',
  'forbidden_origin',
  'not_found',
  'page_expired',
]

/** One status request, for `createPoll`. It resolves with the least number of milliseconds to the next one. */
export function requestStatus(options: StatusOptions): () => Promise<number> {
  const { getState, isMounted, dispatch, markReturned } = options
  let turn = 0

  return async () => {
    const attempts = attemptsOf(getState())
    turn += 1
    // Prefer an attempt that has returned; otherwise take turns.
    const asked = attempts.find(({ returned }) => returned) ?? attempts[(turn - 1) % attempts.length]
    if (!asked) return 0
    try {
      const status = await options.request(asked.id, asked.proof)
      if (!isMounted() || !attemptsOf(getState()).some(({ id }) => id === asked.id)) return 0
      if (isDone(asked, status)) {
        await options.onAuthenticated(asked.id)
        return 0
      }
      if (status.attempt === 'returned') markReturned(asked.id, asked.proof)
      if (status.attempt === 'expired' || status.attempt === 'denied') dispatch({ type: status.attempt, id: asked.id })
      dispatch({ type: 'polled' })
    } catch (error) {
      if (!(error instanceof ConnectorAuthError)) throw error
      if (!FINAL_CODES.includes(error.code)) {
        dispatch({ type: 'pollFailed' })
        return (error.retryAfter ?? 0) * 1000
      }
      const isShown = 'current' in getState()
      dispatch({ type: 'ended' })
      if (isShown) options.onError(error, asked.id)
    }
    return 0
  }
}
