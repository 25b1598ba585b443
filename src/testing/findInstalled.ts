import type { Context } from 'hono'
import { refuse } from './answers.js'
import type { ApiEnv } from './createApi.js'
import type { Fake } from './fake.js'
import type { Installed } from './world.js'

/** The account connector of the request's path. Those of other accounts are 404 too. */
export function findInstalled(fake: Fake, c: Context<ApiEnv>): Installed {
  const installed = fake.world.installed.get(c.req.param('id') ?? '')
  if (installed?.accountId !== c.get('accountId')) return refuse(404, 'Account connector could not be found.')
  return installed
}
