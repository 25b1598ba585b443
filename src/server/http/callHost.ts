import type { Logger } from '../options/ProxyOptions.js'
import { safeError } from './problem.js'
import { withTimeout } from './withTimeout.js'

/** Milliseconds that a callback of the host's may keep an answer back. */
const PATIENCE = 2_000

type Call = { name: string; requestId: string; logger: Logger; patience?: number }

/** Whether a callback of the host's took what it was told. Its failure is a line in the log and nothing else. */
export async function callHost(
  work: () => unknown,
  { name, requestId, logger, patience = PATIENCE }: Call,
): Promise<boolean> {
  const late = new Error(`took longer than ${patience} ms`)
  try {
    await withTimeout(
      async () => work(),
      patience,
      () => late,
    )
    return true
  } catch (error) {
    const reason = error === late ? late.message : safeError(error).message
    logger.error({ requestId, callback: name, reason }, 'A callback of the host failed')
    return false
  }
}
