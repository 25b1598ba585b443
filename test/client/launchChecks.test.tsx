import { fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ErrorDetails } from '../../src/index.js'
import { aMethod } from '../core/make.js'
import { createFakeProxy, PARAMETER } from './fakeProxy.js'
import { advance, fakeTimers, openWindows, press, show, title } from './wizardStage.js'

fakeTimers()

const CONTINUE = 'Continue to Ledgerloom'
const notice = () => document.querySelector('.caw-notice')?.textContent ?? ''

let logged: unknown[][] = []
beforeEach(() => {
  logged = []
  vi.spyOn(console, 'error').mockImplementation((...line) => void logged.push(line))
})

/** What the wizard has logged; jsdom logs navigations, which it cannot do. */
const messages = () => logged.flat().filter((one) => typeof one === 'string' && one.startsWith('ConnectorAuthWizard'))

describe('a launch address on another origin than the proxy', () => {
  const here = new URL(globalThis.location.origin)
  it.each([
    ['another origin', 'https://app.acme.example/api/oauth/launch?ticket=t', 'https://app.acme.example'],
    ['another scheme', `https://${here.host}/launch?ticket=t`, `https://${here.host}`],
    ['another port', `http://${here.hostname}:8/launch?ticket=t`, `http://${here.hostname}:8`],
    ['a look-alike', `http://${here.hostname}.evil.example/launch`, `http://${here.hostname}.evil.example`],
    ['a user in front of another host', `http://${here.host}@evil.example/launch`, 'http://evil.example'],
    ['a script', 'javascript:alert(document.domain)', 'javascript:'],
    ['a script in capitals, with spaces', ' JaVaScRiPt:alert(1)', 'javascript:'],
    ['data', 'data:text/html,<script>alert(1)</script>', 'data:'],
    ['a blob of this origin', `blob:${here.origin}/4a7e`, here.origin],
    ['a file', 'file:///etc/passwd', 'file:'],
    ['an app', 'acme://launch', 'acme:'],
    ['nothing', 'http://', 'nowhere'],
  ])('D17: is refused: %s', async (_, launchUrl, came) => {
    const proxy = createFakeProxy()
    proxy.launchUrl = launchUrl
    const windows = openWindows()
    const onError = vi.fn<(details: ErrorDetails) => void>()
    await show(proxy, { onError })
    await press(CONTINUE)
    expect(windows).toMatchObject([{ closed: true, navigations: [] }])
    expect(title()).toBe('Sign in to Ledgerloom')
    expect(messages()).toEqual([expect.stringContaining(`the sign-in window to ${came}`)])
    expect(messages()[0]).toContain(`"publicUrl" of createConnectorProxy to ${here.origin}/api/connector-auth`)
    expect(String(messages()[0])).not.toContain('ticket')
    expect(onError.mock.calls).toMatchObject([[{ code: 'misconfigured', message: messages()[0], retryable: false }]])
  })

  it('D17: a relative address is on the origin of the proxy', async () => {
    const proxy = createFakeProxy()
    proxy.launchUrl = '/launch?ticket=t'
    const windows = openWindows()
    await show(proxy)
    await press(CONTINUE)
    expect(windows[0]?.navigations).toEqual([`${here.origin}/launch?ticket=t`])
  })

  it('D17: is compared with a proxy on an origin of its own', async () => {
    const proxy = createFakeProxy()
    proxy.launchUrl = 'https://api.acme.example/launch?ticket=t'
    const windows = openWindows()
    await show(proxy, { proxyUrl: 'https://api.acme.example/connect' })
    await press(CONTINUE)
    expect(windows[0]?.navigations).toEqual([proxy.launchUrl])
  })

  it('D17: is refused in redirect mode, and the page stays', async () => {
    const proxy = createFakeProxy()
    proxy.launchUrl = 'https://evil.example/launch'
    const onError = vi.fn<(details: ErrorDetails) => void>()
    await show(proxy, { oauthMode: 'redirect', onError })
    await press(CONTINUE)
    expect(title()).toBe('Sign in using this tab')
    expect(logged).toEqual([[expect.stringContaining('https://evil.example')]])
    expect(onError).toHaveBeenCalledTimes(1)
  })

  it('D17: is refused for the link of a blocked window', async () => {
    const proxy = createFakeProxy()
    proxy.launchUrl = 'javascript:alert(1)'
    openWindows(true)
    const onError = vi.fn<(details: ErrorDetails) => void>()
    await show(proxy, { onError })
    await press(CONTINUE)
    const link = screen.getByRole('link', { name: 'Open the window' })
    fireEvent.pointerDown(link)
    await advance()
    expect(link.getAttribute('href')).not.toContain('javascript')
    expect(onError.mock.calls).toMatchObject([[{ code: 'misconfigured' }]])
    expect(notice()).toContain('isn’t set up correctly')
  })

  it('D17: the settings that the start has written are restored', async () => {
    const proxy = createFakeProxy({ authenticated: true, parameters: [PARAMETER] })
    proxy.launchUrl = 'https://evil.example/launch'
    openWindows()
    await show(proxy)
    await press('Reconnect')
    fireEvent.change(screen.getByLabelText('Region'), { target: { value: 'us' } })
    await press('Continue')
    await press(CONTINUE)
    expect(proxy.requestsTo('DELETE', /oauth$/).map(({ query }) => query.get('attempt'))).toEqual(['attempt-1'])
  })
})

describe('the card, when publicUrl has another origin', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('C13: shows the developer what to set, in a development build', async () => {
    vi.stubEnv('NODE_ENV', 'development')
    await startWithForeignLaunch()
    await expect.poll(() => document.body.textContent).toContain('Set "publicUrl" of createConnectorProxy to')
  })

  it('C13: shows users only that the set-up is wrong', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    await startWithForeignLaunch()
    expect(notice()).toContain('We couldn’t open Ledgerloom')
    expect(notice()).toContain('isn’t set up correctly')
    expect(notice()).not.toContain('publicUrl')
  })
})

describe('redirect mode on a page with a long address', () => {
  const step = '&caw_run=connect&caw_method=oauth'

  it.each([1_001, 3_000, 8_000 - step.length])('A13: starts with %i characters', async (length) => {
    window.history.replaceState(null, '', address(length))
    const proxy = createFakeProxy()
    const onError = vi.fn<(details: ErrorDetails) => void>()
    await show(proxy, { oauthMode: 'redirect', onError })
    await press(CONTINUE)
    const returnTo = location.href.replace('#a', `${step}#a`)
    expect(proxy.requestsTo('POST', /oauth$/)).toMatchObject([{ body: { mode: 'redirect', returnTo } }])
    expect(onError).not.toHaveBeenCalled()
  })

  it('A13: says what is wrong beyond 8,000, and sends nothing', async () => {
    window.history.replaceState(null, '', address(8_001 - step.length))
    const proxy = createFakeProxy()
    const onError = vi.fn<(details: ErrorDetails) => void>()
    await show(proxy, { oauthMode: 'redirect', onError })
    await press(CONTINUE)
    expect(proxy.requestsTo('POST', /./)).toEqual([])
    expect(title()).toBe('Sign in using this tab')
    expect(onError.mock.calls).toMatchObject([
      [{ code: 'misconfigured', message: expect.stringContaining('8001 characters') }],
    ])
    expect(notice()).toContain('isn’t set up correctly')
  })
})

async function startWithForeignLaunch(): Promise<void> {
  const proxy = createFakeProxy({ methods: [aMethod('oauth')] })
  proxy.launchUrl = 'https://app.acme.example/launch'
  openWindows()
  await show(proxy)
  await press(CONTINUE)
}

function address(length: number): string {
  const start = `/settings?q=`
  return `${start}${'x'.repeat(length - location.origin.length - start.length - 2)}#a`
}
