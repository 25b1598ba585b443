import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import { ACCOUNT, BASE, serveBenchProxy } from './benchProxy.js'
import { FIRST_ID, PARAMETER, serveFaultyCyclr } from './faultyCyclr.js'
import { ask, portOf, start } from './processes.js'

/**
 * Sends 500 requests per second for 30 seconds, one in ten a write, while one in a hundred calls to Cyclr fails. Three
 * processes: the load generator, the proxy and the fake Cyclr. Fails if an accepted write is not stored exactly once, or
 * if the proxy's heap grows.
 */
const SECONDS = 30
const RATE = 500
const WRITE_EVERY = 10
const WRITES = (SECONDS * RATE) / WRITE_EVERY + RATE

const ROLES: Record<string, () => void> = {
  cyclr: () => serveFaultyCyclr({ account: ACCOUNT, count: WRITES }),
  proxy,
}
const role = ROLES[process.argv[2] ?? '']
if (role) role()
else await measure()

async function measure(): Promise<void> {
  const upstream = start('cyclr')
  const cyclrPort = await portOf(upstream)
  const proxied = start('proxy', { CYCLR: `http://127.0.0.1:${cyclrPort}` })
  const port = await portOf(proxied)

  let sent = 0
  let written = 0
  const accepted = new Map<string, string>()
  const refused = new Map<number, number>()
  // Responses in flight vary the heap: use the minimum of a few samples.
  const heapAt = async (seconds: number) => {
    await sleep(seconds * 1000 - 1_000)
    const samples: number[] = []
    for (let sample = 0; sample < 5; sample += 1) {
      const { heap } = await ask<{ heap: number }>(proxied, { question: 'heap' })
      samples.push(heap)
      await sleep(200)
    }
    const least = Math.min(...samples)
    console.log(`  heap after ${seconds} s: ${(least / 1e6).toFixed(2)} MB`)
    return least
  }
  const heaps = Promise.all([heapAt(10), heapAt(SECONDS)])

  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: 100,
    duration: SECONDS + 1,
    overallRate: RATE,
    headers: { 'X-Connector-Wizard': '1', 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' },
    requests: [
      {
        setupRequest: (request, context) => {
          sent += 1
          const isWrite = sent % WRITE_EVERY === 0 && written < WRITES
          if (!isWrite) {
            Object.assign(context, { id: null })
            const id = FIRST_ID + (sent % 200)
            return {
              ...request,
              method: 'GET',
              path: `${BASE}/connectors/${id}${sent % 3 === 0 ? '' : '/status'}`,
              body: '',
            }
          }
          const id = String(FIRST_ID + written)
          const value = `value-${written}`
          written += 1
          Object.assign(context, { id, value })
          const body = JSON.stringify({ values: { [PARAMETER]: value } })
          return { ...request, method: 'PUT', path: `${BASE}/connectors/${id}/parameters`, body }
        },
        onResponse: (status, _, { id, value }) => {
          if (status !== 200) refused.set(status, (refused.get(status) ?? 0) + 1)
          else if (typeof id === 'string') accepted.set(id, String(value))
        },
      },
    ],
  })
  const stored = await ask<Record<string, string[]>>(upstream, { question: 'stored' })
  const faults = await ask<{ faults: number; calls: number }>(upstream, { question: 'faults' })
  const { rss } = await ask<{ rss: number }>(proxied, { question: 'heap' })
  upstream.kill()
  proxied.kill()

  const wrong = [...accepted].filter(([id, value]) => stored[id]?.length !== 1 || stored[id][0] !== value)
  const duplicates = Object.values(stored).filter((values) => values.length > 1)
  const [early, late] = await heaps
  const growth = late / early
  console.log(
    `  ${result.requests.total} requests, ${result.requests.average.toFixed(0)}/s; p50 ${result.latency.p50} ms, p99 ${result.latency.p99} ms`,
  )
  console.log(
    `  ${faults.calls} calls to Cyclr, ${faults.faults} with a fault; responses other than 200: ${JSON.stringify(Object.fromEntries(refused))}`,
  )
  console.log(
    `  ${accepted.size} of ${written} writes accepted; not stored exactly once: ${wrong.length}; duplicates of any kind: ${duplicates.length}`,
  )
  console.log(
    `  heap at ${SECONDS} s / at 10 s: ${growth.toFixed(3)} (at most 1.05); resident ${(rss / 1e6).toFixed(0)} MB`,
  )
  const isGood = wrong.length === 0 && duplicates.length === 0 && accepted.size > 100 && growth > 0 && growth <= 1.05
  console.log(isGood ? '  passed' : '  FAILED')
  process.exit(isGood ? 0 : 1)
}

function proxy(): void {
  process.on('message', () => {
    globalThis.gc?.()
    globalThis.gc?.()
    const { heapUsed, rss } = process.memoryUsage()
    process.send?.({ heap: heapUsed, rss })
  })
  serveBenchProxy()
}
