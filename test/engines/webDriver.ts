import { vi } from 'vitest'

export type Session = Awaited<ReturnType<typeof openSession>>

const COMMAND_TIMEOUT_MS = 30_000

/** A session of W3C WebDriver over HTTP, once the driver listens. What a command returns is typed by its caller. */
export async function openSession(driver: string, capabilities: object) {
  const send = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${driver}${path}`, {
      method,
      signal: AbortSignal.timeout(COMMAND_TIMEOUT_MS),
      ...(body && { body: JSON.stringify(body) }),
    })
    const { value } = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}. ${value.message}`)
    return value
  }
  await vi.waitFor(() => send('GET', '/status'), { timeout: COMMAND_TIMEOUT_MS })
  const { sessionId } = await send('POST', '/session', { capabilities: { alwaysMatch: capabilities } })
  const path = `/session/${sessionId}`
  return {
    get: (command: string) => send('GET', path + command),
    post: (command: string, body: object) => send('POST', path + command, body),
    delete: (command: string) => send('DELETE', path + command),
    /** The value of an expression in the page, which has `args` as `arguments`. */
    run: (expression: string, ...args: readonly unknown[]) =>
      send('POST', `${path}/execute/sync`, { script: `return ${expression}`, args }),
    end: () => send('DELETE', path),
  }
}
