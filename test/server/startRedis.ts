import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type RedisServer = {
  url: string
  /** Kills it; its entries are lost. */
  stop: () => Promise<void>
  /** Starts it again on the same port. */
  start: () => Promise<void>
  /** Pauses it: it accepts connections and does not answer. */
  freeze: () => void
  thaw: () => void
  close: () => Promise<void>
}

/** A port outside the ephemeral range, which could be taken while the server is stopped. */
const FIRST_PORT = 20_000
const PORTS = 10_000

/** Starts a Redis for one test, on a free port, without persistence. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'caw-redis-'))
  let running: ChildProcess | null = null

  const start = async () => {
    const program = process.env['REDIS_SERVER'] ?? 'redis-server'
    const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no']
    const child = spawn(program, args, { stdio: 'ignore' })
    let failure: Error | null = null
    child.on('error', (error) => {
      failure = error
    })
    running = child
    while (!(await answers(port))) {
      if (failure !== null) throw failure
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`)
    }
  }
  const stop = async () => {
    const child = running
    running = null
    if (child === null || child.exitCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    stop,
    freeze: () => void running?.kill('SIGSTOP'),
    thaw: () => void running?.kill('SIGCONT'),
    close: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const port = FIRST_PORT + randomInt(PORTS)
  const isFree = await new Promise<boolean>((resolve) => {
    const server = createServer()
      .on('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
  return isFree ? port : freePort()
}

/** Sends one PING, with a time limit. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    const end = (answer: boolean) => {
      socket.destroy()
      setTimeout(() => resolve(answer), answer ? 0 : 20)
    }
    socket.on('data', (data) => end(String(data).startsWith('+PONG')))
    socket.on('error', () => end(false)).setTimeout(500, () => end(false))
  })
}
