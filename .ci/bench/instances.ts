import type { ChildProcess } from 'node:child_process'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from '@redis/client'
import { createRedisStore } from '../../src/server-redis.js'
import { startRedis } from '../../test/server/startRedis.js'
import { ACCOUNT, BASE, quiet, serveBenchProxy } from './benchProxy.js'
import { FIRST_ID, PARAMETER, serveFaultyCyclr } from './faultyCyclr.js'
import { ask, portOf, start } from './processes.js'

/**
 * Two instances of the proxy with one Redis, while one in a hundred calls to Cyclr fails; one instance is killed halfway.
 * Fails unless every request is accounted for (accepted, refused with a code, or unanswered because it was under way in
 * the killed instance), every accepted write reached Cyclr, each setting exists once, and none holds a value that was
 * replaced by a confirmed write.
 */
const SECONDS = 20
const WORKERS = 40
const CONNECTORS = 400
const WRITE_EVERY = 3
/** Outcomes after which the write may have been done. Cyclr limits rates too, also in the middle of a save. */
const MAYBE_DONE = /^(accepted|unanswered|rate_limited|upstream_.*)$/

type Instance = { port: number; killedAt: number | null }
type Attempt = { id: string; value: string | null; began: number; ended: number; outcome: string; instance: Instance }

const ROLES: Record<string, () => unknown> = {
  cyclr: () => serveFaultyCyclr({ account: ACCOUNT, count: CONNECTORS }),
  proxy,
}
const role = ROLES[process.argv[2] ?? '']
if (role) role()
else await measure()

async function measure(): Promise<void> {
  const redis = await startRedis()
  const upstream = start('cyclr')
  const env = { CYCLR: `http://127.0.0.1:${await portOf(upstream)}`, REDIS: redis.url }
  const children = [start('proxy', env), start('proxy', env)]
  const instances = await Promise.all(children.map(instanceOf))
  const agent = new Agent({ keepAlive: true })

  const attempts: Attempt[] = []
  let sent = 0
  const end = performance.now() + SECONDS * 1000
  const worker = async (_: unknown, at: number): Promise<void> => {
    while (performance.now() < end) {
      const alive = instances.filter(({ killedAt }) => killedAt === null)
      const instance = alive[at % alive.length]
      if (!instance) throw new Error('No instance is left')
      sent += 1
      const id = String(FIRST_ID + Math.floor(Math.random() * CONNECTORS))
      const value = sent % WRITE_EVERY === 0 ? `value-${sent}` : null
      const began = performance.now()
      const outcome = await outcomeOf(agent, instance, id, value)
      attempts.push({ id, value, began, ended: performance.now(), outcome, instance })
    }
  }
  const killed = sleep((SECONDS * 1000) / 2).then(() => {
    const [instance] = instances
    if (instance) instance.killedAt = performance.now()
    children[0]?.kill('SIGKILL')
  })
  await Promise.all([...Array.from({ length: WORKERS }).map(worker), killed])

  const stored = await ask<Record<string, string[]>>(upstream, { question: 'stored' })
  const written = new Set(await ask<string[]>(upstream, { question: 'written' }))
  const { calls, faults } = await ask<{ calls: number; faults: number }>(upstream, { question: 'faults' })
  agent.destroy()
  upstream.kill()
  children[1]?.kill()
  await redis.close()

  const writes = attempts.filter(({ value }) => value !== null)
  const accepted = writes.filter(({ outcome }) => outcome === 'accepted')
  const unanswered = attempts.filter(({ outcome }) => outcome === 'unanswered')
  const faultsFound: Record<string, number> = {
    'requests without an outcome': sent - attempts.length,
    'unanswered by an instance that lived': unanswered.filter((one) => !wasKilled(one)).length,
    'refused without a code': attempts.filter(({ outcome }) => outcome === 'no code').length,
    'accepted writes that never reached Cyclr': accepted.filter(({ value }) => !written.has(value ?? '')).length,
    'settings that exist twice': Object.values(stored).filter((values) => values.length > 1).length,
    'connectors whose last confirmed value is gone': Object.entries(stored).filter(
      ([id, [value]]) => !isCurrent(value, id, writes),
    ).length,
  }
  const counts = new Map<string, number>()
  for (const { outcome } of attempts) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  console.log(`  ${sent} requests, ${writes.length} of them writes; one of two instances killed after ${SECONDS / 2} s`)
  console.log(`  ${[...counts].map(([outcome, count]) => `${outcome}: ${count}`).join(', ')}`)
  console.log(`  ${accepted.length} writes accepted; ${calls} calls to Cyclr, ${faults} with a fault`)
  for (const [fault, count] of Object.entries(faultsFound)) console.log(`  ${fault}: ${count}`)
  const isGood = accepted.length > 500 && faults > 10 && Object.values(faultsFound).every((count) => count === 0)
  console.log(isGood ? '  passed' : '  FAILED')
  process.exit(isGood ? 0 : 1)
}

async function instanceOf(child: ChildProcess): Promise<Instance> {
  return { port: await portOf(child), killedAt: null }
}

/** Whether the request was under way when its instance was killed. */
function wasKilled({ instance: { killedAt }, began, ended }: Attempt): boolean {
  return killedAt !== null && began <= killedAt && ended >= killedAt
}

/** Whether no accepted write to the connector began after the one of this value had ended, be it unanswered: its lock outlives the run. */
function isCurrent(value: string | undefined, id: string, writes: readonly Attempt[]): boolean {
  const own = writes.filter((one) => one.id === id)
  const accepted = own.filter(({ outcome }) => outcome === 'accepted')
  if (value === undefined) return accepted.length === 0
  const writer = own.find((one) => one.value === value)
  if (!writer || !MAYBE_DONE.test(writer.outcome)) return false
  return accepted.every(({ began }) => began <= writer.ended)
}

function outcomeOf(agent: Agent, { port }: Instance, id: string, value: string | null): Promise<string> {
  const body = value === null ? '' : JSON.stringify({ values: { [PARAMETER]: value } })
  const path = `${BASE}/connectors/${id}${value === null ? '' : '/parameters'}`
  const headers = {
    'X-Connector-Wizard': '1',
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  }
  return new Promise((resolve) => {
    const method = value === null ? 'GET' : 'PUT'
    const client = request({ agent, host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (more: string) => {
        text += more
      })
      response.on('end', () => resolve(response.statusCode === 200 ? 'accepted' : codeIn(text)))
      response.on('error', () => resolve('unanswered'))
    })
    client.on('error', () => resolve('unanswered'))
    client.end(body)
  })
}

function codeIn(text: string): string {
  try {
    const { code }: { code?: unknown } = JSON.parse(text)
    return typeof code === 'string' ? code : 'no code'
  } catch {
    return 'no code'
  }
}

async function proxy(): Promise<void> {
  const client = createClient({ url: process.env['REDIS'] ?? '', disableOfflineQueue: true })
  await client.on('error', quiet).connect()
  serveBenchProxy({ store: createRedisStore(client) })
}
