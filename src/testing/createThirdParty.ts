import { Hono } from 'hono'
import type { Fake } from './fake.js'
import { openerPolicy } from './openerPolicy.js'
import { escapeHtml, page } from './page.js'

/** A provider's site: a consent page that waits for a click. */
export function createThirdParty(fake: Fake): Hono {
  const { world, oauth } = fake
  const app = new Hono()
  app.use(async (_, next) => {
    if (oauth.delay > 0) await new Promise((resolve) => setTimeout(resolve, oauth.delay))
    await next()
  })
  app.use(openerPolicy(() => oauth.coop))

  app.get('/authorize', (c) => {
    const state = c.req.query('state') ?? ''
    const installed = world.installed.get(world.pending.get(state)?.accountConnectorId ?? '')
    if (!installed || oauth.broken) return c.html(page('Something went wrong', 'Please try again later.'), 500)
    if (oauth.answer !== 'asks') return answered(state, oauth.answer)
    const { Name, Icon } = installed.release
    const mark = Icon === null ? '' : `<img class="mark" alt="" src="${escapeHtml(Icon)}">`
    const body = `${mark}<p>An integration asks to use your ${escapeHtml(Name)} account. It will be able to:</p>
<ul><li>read your ${escapeHtml(Name)} data</li><li>create and update records</li></ul>
<form method="post" action="/authorize?${escapeHtml(new URLSearchParams({ state }).toString())}">
<button class="go" name="answer" value="allow">Allow</button><button name="answer" value="decline">Decline</button>
<button type="button" onclick="window.close()">Close this window</button></form>`
    const steal = oauth.stealOpener ? `try { opener.location = '/stolen' } catch {}` : ''
    const close = oauth.closesItself ? 'window.close()' : ''
    return c.html(page(`Sign in to ${Name}`, body, { trusted: true, head: `<script>${steal};${close}</script>` }))
  })

  app.post('/authorize', async (c) => {
    const state = c.req.query('state') ?? ''
    if (!world.pending.has(state)) return c.html(page('Something went wrong', 'This sign-in is not known.'), 400)
    const { answer } = await c.req.parseBody()
    return answered(state, answer === 'allow' ? 'allow' : 'decline')
  })

  const answered = (state: string, answer: 'allow' | 'decline'): Response => {
    world.consents.push({ accountConnectorId: world.pending.get(state)?.accountConnectorId ?? '', answer })
    const back = (query: Record<string, string>) => {
      const address = `${fake.options.serviceOrigin}/connector/callback?${new URLSearchParams({ state, ...query })}`
      return new Response(null, { status: 302, headers: { Location: address } })
    }
    if (answer === 'allow') return back({ code: 'granted' })
    if (oauth.decline !== 'page') return back({ ...oauth.denial })
    const declined = page('Access declined', 'You can close this window.')
    return new Response(declined, { headers: { 'Content-Type': 'text/html; charset=UTF-8' } })
  }
  return app
}
