import { beforeEach, describe, expect, it } from 'vitest'
import { connectorList, hostedCycleAnswer } from '../../src/core/contract.js'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { serveForThisTest } from './serveForThisTest.js'
import type { ServedProxy } from './serveProxy.js'

describe('Icons of a list', () => {
  const fake = createFakeCyclr()
  const ids = fake.installed({ accountId: ACCOUNT }).map(({ id }) => id)
  let proxy: ServedProxy

  beforeEach(async () => {
    ;({ proxy } = await serveForThisTest(fake))
  })

  /** The answer and its bytes, with the ids of icons that the caller has. */
  async function list(icons?: readonly (string | null)[]) {
    const query = icons ? `&icons=${icons.join(',')}` : ''
    const text = await (await proxy.send(`/connectors?ids=${ids.join(',')}${query}`)).text()
    return { ...connectorList.parse(JSON.parse(text)), bytes: text.length }
  }

  it('are sent once: the caller names those that it has', async () => {
    // Pictures of 12 kB, as real connectors have.
    for (const { id } of fake.installed({ accountId: ACCOUNT })) {
      const one = fake.find(id)
      const Icon = `data:image/png;base64,${`${10_000 + one.id}`.repeat(2_400)}`
      Object.assign(one, { release: { ...one.release, Icon } })
    }
    const first = await list()
    expect(first.connectors).toHaveLength(ids.length)
    expect(first.connectors.every(({ iconId }) => iconId !== null)).toBe(true)
    expect(first.connectors.every(({ icon }) => (icon?.length ?? 0) > 12_000)).toBe(true)
    const again = await list(first.connectors.map(({ iconId }) => iconId))
    expect(again.connectors).toEqual(first.connectors.map((one) => ({ ...one, icon: null })))
    expect(again.bytes * 20).toBeLessThan(first.bytes)
  })

  it('of a cycle are sent once as well', async () => {
    const cycleId = '7ad2265e-2ff0-477b-b913-cae1dfde2ea8'
    fake.cycles.set(cycleId, { name: 'Order to invoice', connectors: ids.slice(0, 3).map(String) })
    const read = async (query = '') =>
      hostedCycleAnswer.parse(await proxy.body(`/cycles/${cycleId}/connectors${query}`)).connectors
    const first = await read()
    expect(first).toHaveLength(3)
    expect(first.every(({ icon }) => icon !== null)).toBe(true)
    const again = await read(`?icons=${first.map(({ iconId }) => iconId).join(',')}`)
    expect(again).toEqual(first.map((one) => ({ ...one, icon: null })))
  })

  it('are sent when the caller has others, or names none that could be an id', async () => {
    const { connectors } = await list()
    expect((await list(['AAAAAAAAAAAAAAAA', 'x', '', '"]'])).connectors).toEqual(connectors)
  })

  it('are sent again once they have changed', async () => {
    const { connectors } = await list()
    const [first] = fake.installed({ accountId: ACCOUNT })
    if (!first) throw new Error('The fake has no connector')
    Object.assign(first, { release: { ...first.release, Icon: 'data:image/png;base64,bmV3' } })
    const again = connectorList.parse(
      // Another list than the one that is still shared.
      await proxy.body(`/connectors?ids=${first.id}&icons=${connectors.map(({ iconId }) => iconId).join(',')}`),
    ).connectors
    expect(again).toMatchObject([{ icon: 'data:image/png;base64,bmV3' }])
    expect(connectors.map(({ iconId }) => iconId)).not.toContain(again[0]?.iconId)
  })

  it('that are addresses have no id, and are always sent', async () => {
    const [first] = fake.installed({ accountId: ACCOUNT })
    if (!first) throw new Error('The fake has no connector')
    Object.assign(first, { release: { ...first.release, Icon: 'https://cdn.example.com/icon.png' } })
    const { connectors } = connectorList.parse(await proxy.body(`/connectors?ids=${first.id}`))
    expect(connectors).toMatchObject([{ icon: 'https://cdn.example.com/icon.png', iconId: null }])
  })
})
