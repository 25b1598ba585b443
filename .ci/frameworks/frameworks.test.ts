import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeFramework, type Running } from '../../test/server/frameworks/suite.js'
import { pack } from '../installApp.js'
import { APPS } from './apps.js'
import { runApp } from './runApp.js'

let tarball = ''
beforeAll(async () => {
  tarball = await pack()
})
afterAll(() => rm(dirname(tarball), { recursive: true, force: true }))

const only = process.env['ONLY']

for (const app of APPS.filter(({ name }) => only === undefined || name.includes(only))) {
  let running: Running
  describeFramework(app.name, {
    ...app,
    start: async (environment) => {
      running = await runApp(app, tarball, environment)
      return running
    },
    also: () => {
      if (app.page === undefined) return
      it('renders the component in a server component', async () => {
        const page = await fetch(running.origin + app.page)
        expect(page.status).toBe(200)
        expect(await page.text()).toMatch(/class="caw-card/)
      })
    },
  })
}

describe.skipIf(only !== undefined)('The apps', () => {
  it('are all of those that the README has code for and that cannot run in this process', () => {
    expect(APPS).toHaveLength(7)
  })
})
