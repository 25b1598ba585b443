import { ConnectorAuthError } from '../../core/errors.js'

/**
 * Runs `work` until it settles, `timeoutMs` have passed or the caller's signal aborts. `work` may end itself through the
 * controller, whose signal also frees its connections: it is aborted whenever the work fails.
 */
export async function withDeadline<T>(
  timeoutMs: number,
  caller: AbortSignal | undefined,
  work: (controller: AbortController) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  // Not `AbortSignal.timeout`: its timer stays alive after the work has settled.
  const timer = setTimeout(() => controller.abort(timedOut('total time-out')), timeoutMs)
  const onAbort = () => controller.abort(clientGone())
  if (caller?.aborted) onAbort()
  caller?.addEventListener('abort', onAbort, { once: true })
  try {
    return await unlessAborted(work(controller), controller.signal)
  } catch (error) {
    const reason = controller.signal.aborted ? controller.signal.reason : error
    controller.abort()
    throw reason
  } finally {
    clearTimeout(timer)
    caller?.removeEventListener('abort', onAbort)
  }
}

/** Settles with the work, or rejects when the signal aborts first. Work that others share may go on. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(signal.reason instanceof ConnectorAuthError ? signal.reason : clientGone())
    signal.addEventListener('abort', onAbort, { once: true })
    if (signal.aborted) onAbort()
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}

export function timedOut(reason: string): ConnectorAuthError {
  return new ConnectorAuthError('upstream_timeout', { cause: new Error(reason) })
}

/** Only logged: there is no client left to answer. */
function clientGone(): ConnectorAuthError {
  return new ConnectorAuthError('request_timeout', { cause: new Error('the client closed the connection') })
}
