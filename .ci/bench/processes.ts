import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { fileURLToPath } from 'node:url'

/** Starts the same bundle with another role in a child process. */
export function start(role: string, env: Record<string, string> = {}): ChildProcess {
  const path = fileURLToPath(import.meta.url)
  const child = fork(path, [role], { execArgv: ['--expose-gc'], env: { ...process.env, ...env } })
  child.once('exit', (code, signal) => {
    // SIGTERM is the regular end.
    if (signal !== 'SIGTERM') console.error(`  the process of ${role} ended: ${code ?? signal}`)
  })
  return child
}

/** Sends a message to a child and resolves with its reply. */
export async function ask<T>(child: ChildProcess, question: object): Promise<T> {
  const reply = once(child, 'message')
  child.send(question)
  const [message] = await reply
  return message
}

export async function portOf(child: ChildProcess): Promise<number> {
  const [{ port }] = await once(child, 'message')
  return port
}

/** In a child: starts a server and sends its port to the parent. */
export function listen(listener: RequestListener): void {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
  })
}
