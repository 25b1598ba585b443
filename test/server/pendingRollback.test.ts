import { describe, expect, it } from 'vitest'
import type { Replaced } from '../../src/server/cyclr/ConnectorService.js'
import { createHarness, startsFrom } from './harness.js'

describe('Earlier settings', () => {
  it('of an attempt that starts while an expired one is rolled back are kept', async () => {
    let now = Date.now()
    const replaced: Replaced[] = [{ name: 'StoreName', earlier: 'first', written: 'second' }]
    const gates: Promise<void>[] = []
    const held: { release?: () => void } = {}
    const harness = createHarness({
      config: { now: () => now },
      service: {
        startSignIn: startsFrom({ wasAuthenticated: true, replaced }),
        rollback: async () => gates.shift(),
      },
    })
    await harness.start()
    now += 60 * 60 * 1000
    gates.push(new Promise((resolve) => (held.release = resolve)))
    const look = harness.ask('/connectors/36328')
    await expect.poll(() => harness.calls.some(({ name }) => name === 'rollback')).toBe(true)

    const { attempt } = await harness.start()
    held.release?.()
    await look
    harness.calls.length = 0
    await harness.ask(`/connectors/36328/oauth?attempt=${attempt}`, { method: 'DELETE' })
    expect(harness.calls.filter(({ name }) => name === 'rollback').map(({ args }) => args[2])).toMatchObject([
      { replaced },
    ])
  })
})
