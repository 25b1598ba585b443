import type { Hono } from 'hono'
import { asAccountConnector, GUID, jsonBody, refuse } from './answers.js'
import type { ApiEnv } from './createApi.js'
import type { Fake, FakeCycle } from './fake.js'
import { install } from './world.js'

/** Cycles with their steps and prerequisites, and the templates that they are installed from. */
export function cycleRoutes(app: Hono<ApiEnv>, fake: Fake): void {
  const { world } = fake
  /** A cycle that uses at least one account connector of the account. */
  const findCycle = (id: string, accountId: string): FakeCycle => {
    const entry = fake.cycles.get(id)
    const cycle = entry && ('name' in entry ? entry : { name: 'Cycle', connectors: entry })
    const isOwn = cycle?.connectors.some((one) => world.installed.get(one)?.accountId === accountId)
    return cycle && isOwn ? cycle : refuse(404, 'Cycle could not be found.')
  }
  const connectorsOf = ({ connectors }: FakeCycle) => connectors.flatMap((id) => world.installed.get(id) ?? [])
  const asCycle = (Id: string, cycle: FakeCycle) => ({
    Id,
    Name: cycle.name,
    Status: cycle.isActive ? 'Active' : 'Paused',
    Connectors: connectorsOf(cycle).map((installed) => ({
      AccountConnectorId: installed.id,
      Id: installed.release.Id,
      Name: installed.name,
      Version: installed.release.Version,
      Authenticated: installed.authenticated,
      Icon: installed.release.Icon,
    })),
  })
  const missingIn = (cycle: FakeCycle) => connectorsOf(cycle).filter(({ authenticated }) => !authenticated)

  app.get('/v1.0/cycles/:cycle', (c) => {
    const id = c.req.param('cycle')
    const cycle = findCycle(id, c.get('accountId'))
    return c.json(asCycle(id, cycle))
  })

  // A step holds its account connector, of which only the name is known to be there (O).
  app.get('/v1.0/cycles/:cycle/steps/:step', (c) => {
    const { steps = {} } = findCycle(c.req.param('cycle'), c.get('accountId'))
    const id = guidIn(c.req.param('step'))
    const connector = Object.hasOwn(steps, id) ? steps[id] : refuse(404, 'Step could not be found.')
    const installed = world.installed.get(connector ?? '')
    return c.json({
      Id: id,
      Name: 'Step',
      ActionType: 'Action',
      AccountConnector: installed ? asAccountConnector(installed, fake.options) : null,
    })
  })

  app.get('/v1.0/cycles/:cycle/prerequisites', (c) => {
    const cycle = findCycle(c.req.param('cycle'), c.get('accountId'))
    return c.json([
      ...missingIn(cycle).map(({ id }) => ({
        ReasonCode: 20,
        Reason: 'Unauthenticated connector',
        ObjectType: 'AccountConnector',
        ObjectId: id,
      })),
      ...(cycle.prerequisites ?? []),
    ])
  })

  // Installs every connector that the cycle needs; those of the account are reused (D, O).
  app.post('/v1.0/templates/:template/install', (c) => {
    const template = fake.templates.get(guidIn(c.req.param('template'))) ?? refuse(404, 'Template could not be found.')
    const accountId = c.get('accountId')
    const connectors = template.connectors.map((name) => {
      const own = [...world.installed.values()].find((one) => one.accountId === accountId && one.release.Name === name)
      return String((own ?? install(world, accountId, fake.releaseOf(name))).id)
    })
    const { name, prerequisites } = template
    const cycle = { name, connectors, ...(prerequisites && { prerequisites }) }
    const id = crypto.randomUUID()
    fake.cycles.set(id, cycle)
    return c.json({ ...asCycle(id, cycle), TemplateId: c.req.param('template'), Description: null })
  })

  app.put('/v1.0/cycles/:cycle/activate', async (c) => {
    const id = guidIn(c.req.param('cycle'))
    const cycle = findCycle(id, c.get('accountId'))
    const body = await jsonBody(c.req.raw)
    if (cycle.isActive) refuse(409, 'The cycle is running.')
    // That it can be activated once the prerequisites are provided is documented, the answer before is not (A).
    if (missingIn(cycle).length > 0 || cycle.prerequisites?.length) refuse(400, 'The cycle has prerequisites.')
    const { Interval = null, RunOnce = false } = body
    if (!RunOnce && Interval !== null && !INTERVALS.includes(Number(Interval))) refuse(400, 'Interval is not valid.')
    fake.cycles.set(id, { ...cycle, isActive: true })
    return c.body(null, 200)
  })
}

/** Minutes (D). */
const INTERVALS: readonly number[] = [1, 5, 15, 30, 60, 120, 180, 240, 360, 480, 720, 1440, 10_080]

function guidIn(id: string): string {
  return GUID.test(id) ? id : refuse(400, `The value '${id}' is not valid.`, 'id')
}
