import { sendResponse } from '@remix-run/node-fetch-server'
import { connectorLibrary, createFakeCyclr } from '../../src/testing.js'
import { listen } from './processes.js'

/** The account connectors that the fake has: as many as `count`, all of one account, with ids from `FIRST_ID`. */
export type Installed = { account: string; count: number }

export const FIRST_ID = 36_301
export const PARAMETER = 'CompanySubdomain'

/** In a child: serves the fake Cyclr, with a fault in every hundredth call. */
export function serveFaultyCyclr({ account, count }: Installed): void {
  const entry = connectorLibrary.find(({ parameters }) => parameters.some(({ TargetName }) => TargetName === PARAMETER))
  if (!entry) throw new Error(`The library has no connector with ${PARAMETER}`)
  const fake = createFakeCyclr({
    connectors: Array.from({ length: count }, (_, at) => ({ ...entry, name: `${entry.name} ${at}` })),
  })
  for (const installed of fake.installed()) installed.accountId = account
  const written: string[] = []
  let calls = 0
  let faults = 0

  process.on('message', ({ question }: { question: string }) => {
    if (question === 'faults') return void process.send?.({ faults, calls })
    if (question === 'written') return void process.send?.(written)
    const stored = fake.installed().map(({ id, properties }) => [id, properties.map(({ Value }) => Value)])
    process.send?.(Object.fromEntries(stored))
  })
  listen(async (req, res) => {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk)
    const { method = 'GET', url = '' } = req
    const headers = new Headers()
    for (const [name, value] of Object.entries(req.headers)) if (typeof value === 'string') headers.set(name, value)
    const body = method === 'GET' ? null : Buffer.concat(chunks)
    const respond = async () => {
      const response = await fake.api(new Request(fake.options.apiOrigin + url, { method, headers, body }))
      if (response.ok && url.includes('/properties')) written.push(...(String(body).match(/value-\d+/g) ?? []))
      return response
    }
    calls += 1
    if (calls % 100 !== 0 || url === '/oauth/token') return sendResponse(res, await respond())
    faults += 1
    switch (faults % 5) {
      case 0:
        return req.socket.destroy()
      case 1:
        await respond()
        return req.socket.destroy()
      case 2:
        return res.writeHead(500).end('{"Message":"broken"}')
      case 3:
        return res.writeHead(429, { 'Retry-After': '1' }).end()
      default:
        await respond()
        return res.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>Bad gateway</h1>')
    }
  })
}
