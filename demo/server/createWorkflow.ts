import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ConnectorProxy } from '../../src/server.js'
import type { FakeCyclr } from '../../src/testing.js'

const TEMPLATE = '5c0a7c5e-3d0b-4c2f-9c52-6d7f0a1e2b34'
const NAME = 'Sync contacts'
const CONNECTORS = ['Freshdesk', 'Trello', 'JotForm', 'Insightly']

type Workflows = Pick<ConnectorProxy, 'templates' | 'cycles'>

/** From "Set up" to a workflow that runs, on the host's server: `POST /api/workflow` installs it, `…/start` starts it. */
export function createWorkflow(fake: FakeCyclr, { templates, cycles }: Workflows, accountId: string) {
  const offer = () => void fake.templates.set(TEMPLATE, { name: NAME, connectors: CONNECTORS })
  offer()

  const run = async (req: IncomingMessage): Promise<object> => {
    const { pathname, searchParams } = new URL(req.url ?? '', 'http://demo')
    if (pathname === '/api/workflow') {
      // Resetting the fake has dropped the template.
      offer()
      const { cycleId } = await templates.install({ accountId, templateId: TEMPLATE })
      return { cycleId }
    }
    await cycles.activate({ accountId, cycleId: searchParams.get('cycle') ?? '', interval: 60 })
    return {}
  }

  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const answer = (status: number, body: object) => {
      res.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
      res.end(JSON.stringify(body))
    }
    if (req.method !== 'POST') return answer(405, {})
    try {
      answer(200, await run(req))
    } catch (error) {
      // It is running already.
      answer(error instanceof Error && error.message === 'conflict' ? 200 : 502, {})
    }
  }
}
