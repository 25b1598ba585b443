import { ConnectorAuthError } from '../../core/errors.js'

export type Deadline = {
  /** Aborts when time is up, or when the caller's own signal does. */
  signal: AbortSignal
  /** Frees what is left of the work, when it failed, and the timer in any case. */
  end: (failed: boolean) => void
}

/** `AbortSignal.timeout` would be kept alive until it fires: 20 seconds of finished calls, at any time. */
export function createDeadline(milliseconds: number, caller?: AbortSignal): Deadline {
  const controller = new AbortController()
  const timer = setTimeout(
    () => controller.abort(new ConnectorAuthError('upstream_timeout', { cause: new Error('total time-out') })),
    milliseconds,
  )
  const leave = () => controller.abort(gone())
  if (caller?.aborted) leave()
  caller?.addEventListener('abort', leave, { once: true })
  return {
    signal: controller.signal,
    end: (failed) => {
      clearTimeout(timer)
      caller?.removeEventListener('abort', leave)
      if (failed) controller.abort()
    },
  }
}

/** The work, unless the signal is sooner: then the work may go on, for others who wait for it. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  return new Promise<T>((resolve, reject) => {
    const leave = () => reject(signal.reason instanceof ConnectorAuthError ? signal.reason : gone())
    const stay = () => signal.removeEventListener('abort', leave)
    signal.addEventListener('abort', leave, { once: true })
    if (signal.aborted) leave()
    work.then(resolve, reject).finally(stay)
  })
}

/** Nobody is left to hear it; the log says what happened. */
function gone(): ConnectorAuthError {
  return new ConnectorAuthError('request_timeout', { cause: new Error('the client went away') })
}
