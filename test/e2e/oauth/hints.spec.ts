import { attemptOf, broadcast, broadcaster, signal } from './stage/broadcast.js'
import { looks, proofs, resumePolling, stopPolling } from './stage/looks.js'
import { allow, connected, frameOf, heard, openSignIn, title, waiting, windowFrom } from './stage/signIn.js'
import { expect, test } from './stage/test.js'

test.describe('Hints that are none', () => {
  test('PO-20: the right words from the wrong origin or window are not heard in a frame', async ({ page, stage }) => {
    const world = await stage({ frame: { sandbox: null } })
    await page.clock.install()
    const frame = frameOf(page)
    const { popup, attempt } = await attemptOf(page, () => openSignIn(page, world, frame))
    const before = await stopPolling(page, world)
    // The page around it: another window, another site.
    await page.evaluate(
      (data) => document.querySelector('iframe')?.contentWindow?.postMessage(data, '*'),
      signal(attempt, 'around'),
    )
    // A page of the right origin that is no window of ours.
    await page.frames()[1]?.evaluate((data) => window.postMessage(data, '*'), signal(attempt, 'itself'))
    // Our window, while it shows somebody else's page.
    await popup.evaluate((data) => window.opener.postMessage(data, '*'), signal(attempt, 'provider'))
    await allow(popup).click()
    // Only what the return page says comes through, after all of these.
    await expect.poll(() => looks(world)).toBe(before + 1)
    expect(proofs(world).at(-1)).toMatch(/^.{100,}$/)
    await resumePolling(page, popup)
    await expect(connected(frame)).toBeVisible()
  })

  test('PO-20: a window that opened the host has no say at all', async ({ page, stage }) => {
    const world = await stage()
    const evil = await world.serve('evil.localhost', (_, res) => {
      res.writeHead(200, { 'Content-Type': 'text/html' })
      res.end(`<!doctype html><button onclick="held = window.open('${world.url}')">Open</button>`)
    })
    await page.goto(evil)
    const opened = page.context().waitForEvent('page')
    await page.getByRole('button').click()
    const host = await opened
    await host.clock.install()
    const { popup, attempt } = await attemptOf(host, () => openSignIn(host, { ...world, url: `${world.url}#again` }))
    const before = await stopPolling(host, world)
    await page.evaluate((data) => window.held.postMessage(data, '*'), signal(attempt))
    // Broadcast on the host's own origin the same words come after the others, and are the only ones heard.
    const other = await broadcaster(host, world)
    await broadcast(other, signal(attempt, 'own'))
    await expect.poll(() => looks(world)).toBe(before + 1)
    expect(world.requests.at(-1)?.query.get('proof')).toBe('own')
    await resumePolling(host)
    await allow(popup).click()
    await expect(connected(host)).toBeVisible()
  })

  test('PO-19: a window that the user closes leaves a neutral choice, and another one can be opened', async ({
    page,
    stage,
  }) => {
    const world = await stage()
    const popup = await openSignIn(page, world)
    await popup.close()
    await expect(title(page, 'Still signing in?')).toBeVisible()
    await expect(heard(page, 'onError')).toHaveCount(0)
    await expect(heard(page, 'failed')).toHaveCount(0)
    const again = await windowFrom(page, () => page.getByRole('button', { name: 'Reopen window' }).click())
    await allow(again).click()
    await expect(connected(page)).toBeVisible()
    await expect(heard(page, 'onSuccess')).toHaveCount(1)
  })

  test('PO-21: broadcasts of any other shape or attempt are ignored', async ({ page, stage }) => {
    const world = await stage()
    await page.clock.install()
    const { popup, attempt } = await attemptOf(page, () => openSignIn(page, world))
    const other = await broadcaster(page, world)
    const before = await stopPolling(page, world)
    const right = signal(attempt)
    await broadcast(
      other,
      null,
      7,
      attempt,
      [],
      {},
      new Error(attempt),
      signal('another'),
      signal(7),
      signal(null),
      signal({ toString: 'attempt' }),
      signal('y'.repeat(1_000_000), 'x'.repeat(1_000_000)),
      { ...right, version: 2 },
      { ...right, type: 'connector-auth-wizard:done' },
      { ...right, proof: null },
      signal(attempt, 'last'),
    )
    await expect.poll(() => looks(world)).toBe(before + 1)
    expect(world.requests.at(-1)?.query.get('proof')).toBe('last')
    await expect(waiting(page)).toBeVisible()
    await resumePolling(page)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
  })

  test('PO-22: a window that comes back without a sign-in is not a success', async ({ page, stage }) => {
    const world = await stage()
    world.fake.oauth.decline = 'redirect'
    const popup = await openSignIn(page, world)
    await popup.getByRole('button', { name: 'Decline' }).click()
    await expect.poll(() => popup.isClosed()).toBe(true)
    await expect(heard(page, 'oauth_returned')).toHaveCount(1)
    const looked = looks(world)
    await expect.poll(() => looks(world)).toBeGreaterThan(looked)
    await expect(connected(page)).toHaveCount(0)
    await expect(heard(page, 'onSuccess')).toHaveCount(0)
    expect(world.fake.find(world.id).authenticated).toBe(false)
  })

  test('PO-23: a thousand forged broadcasts cost two looks at most, and the real end still counts', async ({
    page,
    stage,
  }) => {
    const world = await stage()
    await page.clock.install()
    const { popup, attempt } = await attemptOf(page, () => openSignIn(page, world))
    const other = await broadcaster(page, world)
    const before = await stopPolling(page, world)
    for (let round = 0; round < 10; round += 1) {
      await broadcast(other, ...Array.from({ length: 100 }, (_, sent) => signal(attempt, `forged ${round} ${sent}`)))
      await page.waitForTimeout(100)
    }
    await expect(heard(page, 'oauth_returned')).toHaveCount(1)
    expect(looks(world) - before).toBeLessThanOrEqual(2)
    await expect(connected(page)).toHaveCount(0)
    await resumePolling(page)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await expect(heard(page, 'onSuccess')).toHaveCount(1)
  })

  test('PO-26: a window that lands twice, heard in two ways, is one success', async ({ page, stage }) => {
    const world = await stage({ frame: { sandbox: null } })
    const frame = frameOf(page)
    const popup = await openSignIn(page, world, frame)
    const landed = popup.waitForRequest((request) => request.url().includes('/oauth/return'))
    await allow(popup).click()
    const address = (await landed).url()
    await expect(connected(frame)).toBeVisible()
    const again = await page.context().newPage()
    await again.goto(address)
    const { attempt, proof } = Object.fromEntries(new URL(address).searchParams)
    await page.frames()[1]?.evaluate((data) => window.postMessage(data, '*'), signal(attempt, proof))
    await expect(heard(frame, 'onSuccess')).toHaveCount(1)
    await expect(title(frame, 'Asana is connected')).toBeVisible()
    await expect(heard(frame, 'onEvent {"name":"connected"}')).toHaveCount(1)
  })
})
