import { attemptOf, broadcast, openBroadcaster, returnMessage } from './testSite/broadcast.js'
import { proofsSent, resumePolling, statusRequests, stopPolling } from './testSite/polling.js'
import { allow, callbacks, connected, frameOf, openSignIn, title, waiting, windowFrom } from './testSite/signIn.js'
import { expect, test } from './testSite/test.js'

test.describe('False return signals', () => {
  test('PO-20: in a frame, return messages from another origin or window are ignored', async ({ page, startSite }) => {
    const site = await startSite({ frame: { sandbox: null } })
    await page.clock.install()
    const frame = frameOf(page)
    const { popup, attempt } = await attemptOf(page, () => openSignIn(page, site, frame))
    const before = await stopPolling(page, site)
    // From the embedding page: another window, another origin.
    await page.evaluate(
      (data) => document.querySelector('iframe')?.contentWindow?.postMessage(data, '*'),
      returnMessage(attempt, 'around'),
    )
    // From the right origin, but not from the sign-in window.
    await page.frames()[1]?.evaluate((data) => window.postMessage(data, '*'), returnMessage(attempt, 'itself'))
    // From the sign-in window, while it shows a page of another origin.
    await popup.evaluate((data) => window.opener.postMessage(data, '*'), returnMessage(attempt, 'provider'))
    await allow(popup).click()
    // Only the message of the return page has an effect.
    await expect.poll(() => statusRequests(site)).toBe(before + 1)
    expect(proofsSent(site).at(-1)).toMatch(/^.{100,}$/)
    await resumePolling(page, popup)
    await expect(connected(frame)).toBeVisible()
  })

  test('PO-20: messages from a window that opened the host page are ignored', async ({ page, startSite }) => {
    const site = await startSite()
    const evil = await site.serve('evil.localhost', (_, res) => {
      res.writeHead(200, { 'Content-Type': 'text/html' })
      res.end(`<!doctype html><button onclick="openedHost = window.open('${site.url}')">Open</button>`)
    })
    await page.goto(evil)
    const opened = page.context().waitForEvent('page')
    await page.getByRole('button').click()
    const host = await opened
    await host.clock.install()
    const { popup, attempt } = await attemptOf(host, () => openSignIn(host, { ...site, url: `${site.url}#again` }))
    const before = await stopPolling(host, site)
    await page.evaluate((data) => window.openedHost.postMessage(data, '*'), returnMessage(attempt))
    // Broadcast afterwards on the host's own origin, the same message is the only one with an effect.
    const other = await openBroadcaster(host, site)
    await broadcast(other, returnMessage(attempt, 'own'))
    await expect.poll(() => statusRequests(site)).toBe(before + 1)
    expect(site.requests.at(-1)?.query.get('proof')).toBe('own')
    await resumePolling(host)
    await allow(popup).click()
    await expect(connected(host)).toBeVisible()
  })

  test('PO-19: a window that the user closes is not an error, and can be reopened', async ({ page, startSite }) => {
    const site = await startSite()
    const popup = await openSignIn(page, site)
    await popup.close()
    await expect(title(page, 'Still signing in?')).toBeVisible()
    await expect(callbacks(page, 'onError')).toHaveCount(0)
    await expect(callbacks(page, 'failed')).toHaveCount(0)
    const again = await windowFrom(page, () => page.getByRole('button', { name: 'Reopen window' }).click())
    await allow(again).click()
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
  })

  test('PO-21: broadcasts of another shape or attempt are ignored', async ({ page, startSite }) => {
    const site = await startSite()
    await page.clock.install()
    const { popup, attempt } = await attemptOf(page, () => openSignIn(page, site))
    const other = await openBroadcaster(page, site)
    const before = await stopPolling(page, site)
    const right = returnMessage(attempt)
    await broadcast(
      other,
      null,
      7,
      attempt,
      [],
      {},
      new Error(attempt),
      returnMessage('another'),
      returnMessage(7),
      returnMessage(null),
      returnMessage({ toString: 'attempt' }),
      returnMessage('y'.repeat(1_000_000), 'x'.repeat(1_000_000)),
      { ...right, version: 2 },
      { ...right, type: 'connector-auth-wizard:done' },
      { ...right, proof: null },
      returnMessage(attempt, 'last'),
    )
    await expect.poll(() => statusRequests(site)).toBe(before + 1)
    expect(site.requests.at(-1)?.query.get('proof')).toBe('last')
    await expect(waiting(page)).toBeVisible()
    await resumePolling(page)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
  })

  test('PO-22: a return without a sign-in is not a success', async ({ page, startSite }) => {
    const site = await startSite()
    site.fake.oauth.decline = 'redirect'
    const popup = await openSignIn(page, site)
    await popup.getByRole('button', { name: 'Decline' }).click()
    await expect.poll(() => popup.isClosed()).toBe(true)
    await expect(callbacks(page, 'oauth_returned')).toHaveCount(1)
    const before = statusRequests(site)
    await expect.poll(() => statusRequests(site)).toBeGreaterThan(before)
    await expect(connected(page)).toHaveCount(0)
    await expect(callbacks(page, 'onSuccess')).toHaveCount(0)
    expect(site.fake.find(site.id).authenticated).toBe(false)
  })

  test('PO-23: a thousand forged broadcasts cause at most two status requests, and the real return still counts', async ({
    page,
    startSite,
  }) => {
    const site = await startSite()
    await page.clock.install()
    const { popup, attempt } = await attemptOf(page, () => openSignIn(page, site))
    const other = await openBroadcaster(page, site)
    const before = await stopPolling(page, site)
    for (let round = 0; round < 10; round += 1) {
      await broadcast(
        other,
        ...Array.from({ length: 100 }, (_, sent) => returnMessage(attempt, `forged ${round} ${sent}`)),
      )
      await page.waitForTimeout(100)
    }
    await expect(callbacks(page, 'oauth_returned')).toHaveCount(1)
    expect(statusRequests(site) - before).toBeLessThanOrEqual(2)
    await expect(connected(page)).toHaveCount(0)
    await resumePolling(page)
    await allow(popup).click()
    await expect(connected(page)).toBeVisible()
    await expect(callbacks(page, 'onSuccess')).toHaveCount(1)
  })

  test('PO-26: a return page loaded twice, with signals on two channels, is one success', async ({
    page,
    startSite,
  }) => {
    const site = await startSite({ frame: { sandbox: null } })
    const frame = frameOf(page)
    const popup = await openSignIn(page, site, frame)
    const landed = popup.waitForRequest((request) => request.url().includes('/oauth/return'))
    await allow(popup).click()
    const address = (await landed).url()
    await expect(connected(frame)).toBeVisible()
    const again = await page.context().newPage()
    await again.goto(address)
    const { attempt, proof } = Object.fromEntries(new URL(address).searchParams)
    await page.frames()[1]?.evaluate((data) => window.postMessage(data, '*'), returnMessage(attempt, proof))
    await expect(callbacks(frame, 'onSuccess')).toHaveCount(1)
    await expect(title(frame, 'Asana is connected')).toBeVisible()
    await expect(callbacks(frame, 'onEvent {"name":"connected"}')).toHaveCount(1)
  })
})
