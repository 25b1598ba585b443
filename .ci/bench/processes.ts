import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { fileURLToPath } from 'node:url'

/** Another role of the same bundle, in a process of its own. */
export function start(role: string, env: Record<string, string> = {}): ChildProcess {
  const path = fileURLToPath(import.meta.url)
  const child = fork(path, [role], { execArgv: ['--expose-gc'], env: { ...process.env, ...env } })
  child.once('exit', (code, signal) => {
    // Ended by us it says SIGTERM; anything else is news.
    if (signal !== 'SIGTERM') console.error(`  the process of ${role} ended: ${code ?? signal}`)
  })
  return child
}

/** The child's answer to a question. */
export async function ask<T>(child: ChildProcess, question: object): Promise<T> {
  const answer = once(child, 'message')
  child.send(question)
  const [message] = await answer
  return message
}

export async function portOf(child: ChildProcess): Promise<number> {
  const [{ port }] = await once(child, 'message')
  return port
}

/** In a child: listens, and tells its parent where. */
export function listen(listener: RequestListener): void {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
  })
}
