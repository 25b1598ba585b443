import { broadcast } from './stage/broadcast.js'
import { expect, test } from './stage/test.js'

const html = (body: string) => `<!doctype html><html lang="en"><title>-</title><body>${body}`

test.describe('The browser under test', () => {
  test('blocks a window that no user asked for', async ({ page, stage }) => {
    const { serve } = await stage()
    let answer = ''
    const origin = await serve('blocker.localhost', (req, res) => {
      if (req.url?.startsWith('/answer')) answer = req.url
      const script = `const opened = window.open('about:blank'); fetch('/answer?' + (opened === null ? 'blocked' : 'opened'))`
      res.writeHead(200, { 'Content-Type': 'text/html' }).end(html(`<script>${script}</script>`))
    })
    await page.goto(origin)
    await expect.poll(() => answer).toBe('/answer?blocked')
    expect(page.context().pages()).toHaveLength(1)
  })

  test('opens one that a user did ask for', async ({ page, stage }) => {
    const { serve } = await stage()
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

  test('keeps the channels of a frame on another site apart', async ({ page, stage }) => {
    const { serve } = await stage()
    const listens = `<p id="heard">nothing</p><script>
      new BroadcastChannel('connector-auth-wizard').onmessage = ({ data }) => { heard.textContent = data }
      onmessage = ({ data }) => { heard.textContent = data }</script>`
    const own = await serve('own.localhost', (_, res) => {
      res.writeHead(200, { 'Content-Type': 'text/html' }).end(html(listens))
    })
    const outer = await serve('outer.localhost', (_, res) => {
      res.writeHead(200, { 'Content-Type': 'text/html' }).end(html(`<iframe src="${own}"></iframe>`))
    })
    const sender = await page.context().newPage()
    const sibling = await page.context().newPage()
    await Promise.all([page.goto(outer), sender.goto(own), sibling.goto(own)])
    await expect(page.frameLocator('iframe').locator('#heard')).toHaveText('nothing')
    await broadcast(sender, 'broadcast')
    await expect(sibling.locator('#heard')).toHaveText('broadcast')
    // The same page in the frame would have heard it by now: a message that is sent afterwards arrives there.
    await page.evaluate(() => document.querySelector('iframe')?.contentWindow?.postMessage('message', '*'))
    const heard = page.frameLocator('iframe').locator('#heard')
    await expect(heard).toHaveText('message')
    await broadcast(sender, 'again')
    await expect(sibling.locator('#heard')).toHaveText('again')
    await expect(heard).toHaveText('message')
  })
})
