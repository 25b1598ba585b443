import type { ChildProcess } from 'node:child_process'
import { Agent, createServer, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import fastifyProxy from '@fastify/http-proxy'
import { createRequestListener } from '@remix-run/node-fetch-server'
import autocannon from 'autocannon'
import { fastify } from 'fastify'
import { Hono } from 'hono'
import { createProxyMiddleware } from 'http-proxy-middleware'
import { BASE, serveBenchProxy } from './benchProxy.js'
import { ask, listen, portOf, start } from './processes.js'

/**
 * Compares the time that this proxy adds to a GET of an account connector with that of two generic reverse proxies.
 * Every target is a process of its own. The targets take turns, so that other load on the machine affects all of them.
 * Also compares the CPU time of a request with that of Hono and fetch, which read the same JSON and send it.
 */
const ROUNDS = 6
const REQUESTS = 1_500
const SECONDS = 4
const MAX_CPU_RATIO = 1.7

const ROLES: Record<string, () => void> = { cyclr, ours, hono, middleware, fastifyRole }
const role = ROLES[process.argv[2] ?? '']
if (role) role()
else await measure()

async function measure(): Promise<void> {
  const upstream = start('cyclr')
  const port = await portOf(upstream)
  const env = { CYCLR: `http://127.0.0.1:${port}` }
  const children = ['ours', 'middleware', 'fastifyRole', 'hono'].map((name) => start(name, env))
  const [ours = 0, middleware = 0, fastifyPort = 0, hono = 0] = await Promise.all(children.map(portOf))
  const targets = [
    { name: 'Cyclr itself', port, path: direct },
    { name: 'this proxy', port: ours, path: own },
    { name: 'this proxy, one connector', port: ours, path: () => own(1) },
    { name: 'http-proxy-middleware', port: middleware, path: direct },
    { name: '@fastify/http-proxy', port: fastifyPort, path: direct },
  ]

  const times = new Map(targets.map(({ name }) => [name, [] as number[]]))
  let id = 1
  for (const { port, path } of targets) await inTurn(port, path, 500, () => (id += 1))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, port, path } of targets) {
      times.get(name)?.push(...(await inTurn(port, path, REQUESTS, () => (id += 1))))
    }
  }
  const rates = new Map<string, number>()
  for (const { name, port, path } of targets) {
    const { requests, non2xx } = await autocannon({
      url: `http://127.0.0.1:${port}`,
      connections: 20,
      duration: SECONDS,
      headers: { 'X-Connector-Wizard': '1' },
      requests: [{ setupRequest: (request) => ({ ...request, method: 'GET', path: path((id += 1)) }) }],
    })
    if (non2xx > 0) throw new Error(`${name}: ${non2xx} responses other than 200`)
    rates.set(name, requests.average)
  }

  const cpuOf = async (child: ChildProcess, port: number, path: (id: number) => string): Promise<number> => {
    const before = await ask<number>(child, { question: 'cpu' })
    await inTurn(port, path, REQUESTS, () => (id += 1))
    return ((await ask<number>(child, { question: 'cpu' })) - before) / REQUESTS
  }
  const [oursChild = upstream, , , honoChild = upstream] = children
  const cpu: { ours: number[]; hono: number[] } = { ours: [], hono: [] }
  // The first round is the warm-up of Hono.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const both = { ours: await cpuOf(oursChild, ours, own), hono: await cpuOf(honoChild, hono, direct) }
    if (round === 0) continue
    cpu.ours.push(both.ours)
    cpu.hono.push(both.hono)
  }
  for (const child of [upstream, ...children]) child.kill()

  const median = (name: string) => quantile(times.get(name) ?? [], 0.5)
  const bare = median('Cyclr itself')
  const addedByFastest = Math.min(...targets.slice(3).map(({ name }) => median(name) - bare))
  console.log('  target                        median   added    p95      requests/s')
  for (const { name } of targets) {
    const added = median(name) - bare
    const p95 = quantile(times.get(name) ?? [], 0.95)
    console.log(
      `  ${name.padEnd(28)} ${ms(median(name))} ${ms(added)} ${ms(p95)} ${(rates.get(name) ?? 0).toFixed(0).padStart(8)}`,
    )
  }
  const added = median('this proxy') - bare
  console.log(`  added by this proxy / by the faster of the others: ${(added / addedByFastest).toFixed(2)}`)
  console.log(
    `  throughput of this proxy / of the faster of the others: ${(
      (rates.get('this proxy') ?? 0) / Math.max(...targets.slice(3).map(({ name }) => rates.get(name) ?? 0))
    ).toFixed(2)}`,
  )
  console.log(added < 1 ? '  added less than 1 ms' : '  added 1 ms or MORE')
  const [cpuOurs, cpuHono] = [quantile(cpu.ours, 0.5), quantile(cpu.hono, 0.5)]
  const ratio = cpuOurs / cpuHono
  console.log(`  CPU of a request: ${cpuOurs.toFixed(0)} µs; of Hono and fetch: ${cpuHono.toFixed(0)} µs`)
  console.log(`  ratio: ${ratio.toFixed(2)}, ${ratio <= MAX_CPU_RATIO ? 'at most' : 'MORE than'} ${MAX_CPU_RATIO}`)
  process.exit(added < 1 && ratio <= MAX_CPU_RATIO ? 0 : 1)
}

function direct(id: number): string {
  return `/v1.0/account/connectors/${id}`
}

function own(id: number): string {
  return `${BASE}/connectors/${id}`
}

/** The milliseconds of each request, sent one after the other on one connection. */
async function inTurn(
  port: number,
  path: (id: number) => string,
  count: number,
  next: () => number,
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const times: number[] = []
  for (let at = 0; at < count; at += 1) {
    const target = path(next())
    const from = performance.now()
    await get(agent, port, target)
    times.push(performance.now() - from)
  }
  agent.destroy()
  return times
}

function get(agent: Agent, port: number, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'X-Connector-Wizard': '1' }
    request({ agent, port, path, headers, host: '127.0.0.1' }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode}`))
      response.resume()
      response.on('end', resolve)
    })
      .on('error', reject)
      .end()
  })
}

function quantile(times: readonly number[], at: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * at)] ?? 0
}

function ms(time: number): string {
  return `${time.toFixed(3)} ms`.padEnd(8)
}

/** Responds at once with an account connector of a typical size: 12 kB of icon. */
function cyclr(): void {
  const dto = {
    Id: 1,
    Name: 'Pipedrive',
    Description: null,
    AuthValue: null,
    Authenticated: false,
    Connector: {
      Id: 2550,
      Name: 'Pipedrive',
      Description: 'Sales',
      Icon: `data:image/png;base64,${'A'.repeat(12 * 1024)}`,
      AuthDescription: null,
      AuthType: 'ApiKey',
      OAuth2Type: 'Unknown',
      AuthScheme: null,
      Authentication: [{ Id: 'a', AuthName: 'API Key', AuthType: 'ApiKey', OAuth2Type: 'Unknown' }],
      Parameters: [{ TargetName: 'Domain', Name: 'Domain', IsAccountConnectorProperty: true, IsOptional: false }],
    },
    Properties: [{ Id: 41, Name: 'Domain', Value: 'a', AccountConnectorId: 1 }],
  }
  const body = JSON.stringify(dto)
  const token = JSON.stringify({ access_token: 'token', token_type: 'bearer', expires_in: 1_209_599 })
  listen((req, res) => {
    res.writeHead(200, { 'Content-Type': 'application/json' }).end(req.method === 'POST' ? token : body)
  })
}

function ours(): void {
  answerCpu()
  serveBenchProxy()
}

function hono(): void {
  answerCpu()
  const app = new Hono()
  app.get('/v1.0/account/connectors/:id', async (c) => {
    const headers = { Accept: 'application/json', Authorization: 'Bearer token' }
    const response = await fetch(`${process.env['CYCLR']}${c.req.path}`, { headers })
    return c.json(await response.json())
  })
  listen(createRequestListener((request) => app.fetch(request)))
}

/** The microseconds of CPU that this process has used. */
function answerCpu(): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.(user + system)
  })
}

function middleware(): void {
  const agent = new Agent({ keepAlive: true })
  const proxy = createProxyMiddleware({ target: process.env['CYCLR'] ?? '', agent })
  listen((req, res) => void proxy(req, res))
}

async function fastifyRole(): Promise<void> {
  const app = fastify({ serverFactory: (handler) => createServer({ keepAliveTimeout: 60_000 }, handler) })
  await app.register(fastifyProxy, { upstream: process.env['CYCLR'] ?? '' })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 })
}
