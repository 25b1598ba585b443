import { broadcast } from './testSite/broadcast.js'
import { expect, test } from './testSite/test.js'

const html = (body: string) => `<!doctype html><html lang="en"><title>-</title><body>${body}`

test.describe('The test browser', () => {
  test('blocks a window without a user gesture', async ({ page, startSite }) => {
    const { serve } = await startSite()
    let outcome = ''
    const origin = await serve('blocker.localhost', (req, res) => {
      if (req.url?.startsWith('/outcome')) outcome = req.url
      const script = `const opened = window.open('about:blank'); fetch('/outcome?' + (opened === null ? 'blocked' : 'opened'))`
      res.writeHead(200, { 'Content-Type': 'text/html' }).end(html(`<script>${script}</script>`))
    })
    await page.goto(origin)
    await expect.poll(() => outcome).toBe('/outcome?blocked')
    expect(page.context().pages()).toHaveLength(1)
  })

  test('opens a window with a user gesture', async ({ page, startSite }) => {
    const { serve } = await startSite()
    const origin = await serve('blocker.localhost', (_, res) => {
      res.writeHead(200, { 'Content-Type': 'text/html' })
      res.end(html(`<button onclick="window.open('about:blank')">Open</button>`))
    })
    await page.goto(origin)
    const [popup] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('button', { name: 'Open' }).click(),
    ])
    expect(popup.url()).toBe('about:blank')
  })

  test('partitions broadcast channels of a frame on another site', async ({ page, startSite }) => {
    const { serve } = await startSite()
    const receiver = `<p id="received">nothing</p><script>
      new BroadcastChannel('connector-auth-wizard').onmessage = ({ data }) => { received.textContent = data }
      onmessage = ({ data }) => { received.textContent = data }</script>`
    const own = await serve('own.localhost', (_, res) => {
      res.writeHead(200, { 'Content-Type': 'text/html' }).end(html(receiver))
    })
    const outer = await serve('outer.localhost', (_, res) => {
      res.writeHead(200, { 'Content-Type': 'text/html' }).end(html(`<iframe src="${own}"></iframe>`))
    })
    const sender = await page.context().newPage()
    const sibling = await page.context().newPage()
    await Promise.all([page.goto(outer), sender.goto(own), sibling.goto(own)])
    await expect(page.frameLocator('iframe').locator('#received')).toHaveText('nothing')
    await broadcast(sender, 'broadcast')
    await expect(sibling.locator('#received')).toHaveText('broadcast')
    // By now the frame would have received the broadcast: a message sent afterwards arrives.
    await page.evaluate(() => document.querySelector('iframe')?.contentWindow?.postMessage('message', '*'))
    const received = page.frameLocator('iframe').locator('#received')
    await expect(received).toHaveText('message')
    await broadcast(sender, 'again')
    await expect(sibling.locator('#received')).toHaveText('again')
    await expect(received).toHaveText('message')
  })
})
