import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { button, field, like, noButton, pageText, pass, polite, settle, t, title } from './ask.js'
import { connector, METHOD } from './connectors.js'
import { createHost, noResponse, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const LINKS = { integrations: '/integrations', support: '/support', signIn: '/sign-in' }
const postmoth = () => createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('Loading', () => {
  it('sends one request until the form is ready, in StrictMode too, and writes nothing', async () => {
    const host = postmoth()
    renderWizard(host, 'Postmoth')
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    expect(field(t('apiKey.label'))).toBeEnabled()
    expect(host.calls()).toEqual(['GET /connectors/:id'])
    expect(host.cyclr.requests.every(({ method, url }) => method === 'GET' || url.endsWith('/oauth/token'))).toBe(true)
  })

  it('is busy at once, and announced only after a second', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const host = postmoth()
    host.on((_, signal) => noResponse(signal))
    renderWizard(host, 'Postmoth')
    const card = screen.getByRole('group', { name: like('card.label') })
    expect(card).toHaveAttribute('aria-busy', 'true')
    await pass(800)
    expect(polite()).toBe('')
    await pass(300)
    await pass(200)
    expect(polite()).toBe(t('loading.name'))
  })

  it('keeps a visible skeleton for a moment, so that it does not flash', async () => {
    vi.useFakeTimers()
    const host = postmoth()
    const arrivals: ((answer: Response) => void)[] = []
    const slow = new Promise<Response>((resolve) => arrivals.push(resolve))
    const ready = await host.proxy.fetch(
      new Request(`${location.origin}/api/connector-auth/connectors/${host.idOf('Postmoth')}`, {
        headers: { 'X-Connector-Wizard': '1' },
      }),
    )
    host.on(() => slow)
    const { container } = renderWizard(host, 'Postmoth')
    const skeleton = () => container.querySelector('.caw-skeleton')
    await pass(450)
    for (const arrive of arrivals) arrive(ready)
    await pass(20)
    expect(skeleton()).not.toBeNull()
    await pass(100)
    expect(skeleton()).toBeNull()
  })

  it('says at once who and what it is about, where the host gave names', async () => {
    const host = postmoth()
    host.on((_, signal) => noResponse(signal))
    const { container } = renderWizard(host, 'Postmoth', {
      name: 'Kestrel Mail',
      icon: 'https://host.example/kestrel.png',
      host: { name: 'Brightwater' },
    })
    expect(screen.getByRole('heading', { name: 'Kestrel Mail', level: 2 })).toBeVisible()
    expect(pageText()).toContain(t('card.requestedBy', { host: 'Brightwater' }))
    expect(container.querySelector('.caw-tile img')).toHaveAttribute('src', 'https://host.example/kestrel.png')
  })

  it('keeps those names on a load problem, and takes the connector’s own once it is loaded', async () => {
    const host = postmoth()
    const names = { name: 'Kestrel Mail', host: { name: 'Brightwater' } }
    host.on(() => problem(404, 'not_found'))
    const { unmount } = renderWizard(host, 'Postmoth', names)
    await title(t('load.notFound.title'))
    expect(screen.getByRole('heading', { name: 'Kestrel Mail', level: 2 })).toBeVisible()
    expect(pageText()).toContain(t('load.notFound.lede', { host: 'Brightwater' }))
    unmount()
    host.reset()
    renderWizard(host, 'Postmoth', names)
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    expect(screen.getByRole('heading', { name: 'Postmoth', level: 2 })).toBeVisible()
    expect(pageText()).toContain(t('card.requestedBy'))
  })

  it('says after ten seconds that it takes long, and can be tried again', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const host = postmoth()
    host.on((_, signal) => noResponse(signal))
    renderWizard(host, 'Postmoth')
    await pass(9_500)
    noButton(t('button.tryAgain'))
    await pass(1_000)
    await pass(200)
    expect(pageText()).toContain(t('slow.lede'))
    expect(polite()).toBe(t('slow.lede'))
    host.on(() => undefined)
    fireEvent.click(button(t('button.tryAgain')))
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    expect(host.calls()).toEqual(['GET /connectors/:id', 'GET /connectors/:id'])
  })

  it('takes the focus only with `autoFocus`', async () => {
    const host = postmoth()
    const { unmount } = renderWizard(host, 'Postmoth')
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    expect(document.body).toHaveFocus()
    unmount()
    renderWizard(host, 'Postmoth', { autoFocus: true })
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    await waitFor(() => expect(field(t('apiKey.label'))).toHaveFocus())
  })
})

describe('A connector that cannot be loaded', () => {
  it.each([
    [
      404,
      'not_found',
      t('load.notFound.title'),
      t('load.notFound.lede', { host: 'this site' }),
      [t('load.notFound.back'), t('button.contact', { host: 'this site' })],
    ],
    [
      401,
      'unauthenticated',
      t('load.session.title'),
      t('load.session.lede', { host: 'this site' }),
      [t('load.session.signIn', { host: 'this site' })],
    ],
    [403, 'forbidden', t('load.forbidden.title'), t('load.forbidden.lede', { host: 'this site' }), []],
  ])(
    'has a screen for %i, with buttons only for the links that the host passes',
    async (status, code, heading, words, links) => {
      const host = postmoth()
      host.on(() => problem(status, code))
      const { onError, unmount } = renderWizard(host, 'Postmoth', { links: LINKS })
      await title(heading)
      expect(pageText()).toMatch(words)
      expect(screen.queryAllByRole('link').map(({ textContent }) => textContent)).toEqual(links)
      expect(screen.getByText(t('reference', { reference: '7F3K-2QXD' }))).toBeVisible()
      expect(noButton(t('button.tryNow'))).not.toBeInTheDocument()
      expect(onError).toHaveBeenCalledExactlyOnceWith({
        code,
        message: expect.stringMatching(/^ConnectorAuthWizard: /),
        retryable: false,
        step: 'loading',
        requestId: '7f3k2qxd-0000',
        reference: '7F3K-2QXD',
      })
      unmount()
      renderWizard(host, 'Postmoth')
      await title(heading)
      expect(screen.queryAllByRole('link')).toEqual([])
    },
  )

  it.each([
    ['not_found', 404, t('load.notFound.title')],
    ['unauthenticated', 401, t('load.session.title')],
    ['forbidden', 403, t('load.forbidden.title')],
    ['page_expired', 419, t('expired.title')],
    ['unavailable', 503, t('load.unavailable.title')],
  ])('is announced by the title of its screen: %s', async (code, status, heading) => {
    const host = postmoth()
    host.on(() => (status === 419 ? new Response('<h1>Page expired</h1>', { status }) : problem(status, code)))
    renderWizard(host, 'Postmoth')
    await title(heading)
    await waitFor(() => expect(polite()).toBe(heading))
    expect(document.body).toHaveFocus()
  })

  it('is announced when the browser is offline', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const host = postmoth()
    host.on(() => Promise.reject(new TypeError('Failed to fetch')))
    renderWizard(host, 'Postmoth')
    await waitFor(() => expect(polite()).toBe(t('load.offline.title')))
  })

  it('calls a link that is a function with the ids that support needs, and nothing the user typed', async () => {
    const host = postmoth()
    host.on(() => problem(404, 'not_found'))
    const support = vi.fn<() => void>()
    const { user } = renderWizard(host, 'Postmoth', { links: { support } })
    await title(like('load.notFound.title'))
    await user.click(button(like('button.contact')))
    expect(support).toHaveBeenCalledExactlyOnceWith({
      accountConnectorId: host.idOf('Postmoth'),
      requestId: '7f3k2qxd-0000',
      details: expect.stringContaining('error not_found in load, reference 7F3K-2QXD, request 7f3k2qxd-0000'),
    })
  })

  it('UX-13: loads as soon as the browser is online again', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const host = postmoth()
    host.on(() => Promise.reject(new TypeError('Failed to fetch')))
    const { onError } = renderWizard(host, 'Postmoth')
    await title(t('load.offline.title'))
    expect(pageText()).toContain(t('reference', { reference: onError.mock.calls[0]?.[0].reference ?? '' }))
    expect(button(t('copyDetails.short'))).toBeVisible()
    host.reset()
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true)
    fireEvent(window, new Event('online'))
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    expect(host.calls()).toHaveLength(2)
  })

  it('retries five times with growing waits, and announces no countdown', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    vi.useFakeTimers()
    const host = postmoth()
    host.on(() => problem(503, 'unavailable'))
    const { onError } = renderWizard(host, 'Postmoth')
    for (const [index, seconds] of [2, 4, 8, 16, 30].entries()) {
      await settle()
      expect(screen.getByRole('heading', { name: t('load.unavailable.title') })).toBeVisible()
      expect(screen.getByText(`${seconds} sec`)).toBeVisible()
      expect(host.calls()).toHaveLength(index + 1)
      await pass(seconds * 1000)
    }
    await settle()
    expect(host.calls()).toHaveLength(6)
    expect(pageText()).not.toMatch(like('load.unavailable.again'))
    await pass(60_000)
    expect(host.calls()).toHaveLength(6)
    expect(polite()).toBe('')
    expect(onError).toHaveBeenCalledTimes(6)
    vi.useRealTimers()
    host.reset()
    fireEvent.click(button(t('button.tryNow')))
    await title(t('apiKey.title', { label: t('apiKey.label') }))
  })

  it('is retried in place: the screen and the focus stay', async () => {
    vi.useFakeTimers()
    const host = postmoth()
    host.on(() => problem(503, 'unavailable'))
    const { container } = renderWizard(host, 'Postmoth')
    await settle()
    const copy = button(t('copyDetails'))
    copy.focus()
    host.on((_, signal) => noResponse(signal))
    await pass(3_000)
    await settle()
    expect(host.calls()).toHaveLength(2)
    expect(container.querySelector('.caw-skeleton')).toBeNull()
    expect(screen.getByRole('heading', { name: t('load.unavailable.title') })).toBeVisible()
    expect(pageText()).toContain(t('load.unavailable.now'))
    expect(button(t('button.tryNow'))).toHaveAttribute('aria-disabled', 'true')
    expect(copy).toHaveFocus()
    fireEvent.click(button(t('button.tryNow')))
    await settle()
    expect(host.calls()).toHaveLength(2)
  })

  it('announces the title again when a retry by the user fails', async () => {
    vi.useFakeTimers()
    const host = postmoth()
    host.on(() => problem(500, 'misconfigured'))
    renderWizard(host, 'Postmoth')
    await settle()
    await pass(6_000)
    expect(polite()).toBe('')
    const retry = button(t('button.tryNow'))
    retry.focus()
    fireEvent.click(retry)
    await settle()
    // Each message stands for 150 ms before the next one.
    await pass(400)
    expect(polite()).toBe(t('load.unavailable.title'))
    expect(retry).toHaveFocus()
  })

  it('stays on the screen for a browser that was offline until the retry has ended', async () => {
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const host = postmoth()
    host.on(() => Promise.reject(new TypeError('Failed to fetch')))
    renderWizard(host, 'Postmoth')
    const heading = await title(t('load.offline.title'))
    host.on((_, signal) => noResponse(signal))
    online.mockReturnValue(true)
    fireEvent(window, new Event('online'))
    await waitFor(() => expect(host.calls()).toHaveLength(2))
    expect(heading).toBeVisible()
    await waitFor(() => expect(polite()).toBe(t('load.offline.back')))
  })

  it('UX-26: reports to the developer that another server answers in place of the proxy', async () => {
    const host = postmoth()
    host.on(() => new Response('<!doctype html><h1>App</h1>', { headers: { 'Content-Type': 'text/html' } }))
    const { onError } = renderWizard(host, 'Postmoth')
    await title(t('load.unavailable.title'))
    expect(pageText()).toContain(t('load.misconfigured.lede', { host: 'this site' }))
    expect(pageText()).not.toMatch(like('load.unavailable.again'))
    expect(onError.mock.calls[0]?.[0]).toMatchObject({
      code: 'bad_response',
      message: expect.stringContaining('the address in "proxyUrl" did not answer as the proxy does'),
    })
  })

  it('UX-27: bypasses the HTTP cache', async () => {
    const host = postmoth()
    const fetch = vi.fn<typeof globalThis.fetch>(host.fetch)
    renderWizard(host, 'Postmoth', { fetch })
    await title(like('apiKey.title'))
    expect(fetch.mock.calls[0]?.[1]).toMatchObject({ cache: 'no-store', redirect: 'manual', credentials: 'include' })
  })

  it('UX-08: shows a screen of its own for an authentication type that the wizard does not support', async () => {
    const host = createHost({ connectors: [connector('Oddity', [METHOD.unknown])] })
    const { user, onExit } = renderWizard(host, 'Oddity', { links: LINKS })
    await title(t('unsupported.title'))
    expect(pageText()).toContain(t('unsupported.lede', { provider: 'Oddity' }))
    expect(screen.getByRole('link', { name: t('button.contact') })).toHaveAttribute('href', '/support')
    await user.click(screen.getAllByRole('button', { name: t('button.close') }).at(-1) ?? document.body)
    expect(onExit).toHaveBeenCalledExactlyOnceWith({ reason: 'problem', step: 'unsupported', connected: false })
  })

  it('reports no error when it is unmounted during a request', async () => {
    const host = postmoth()
    const aborted = vi.fn<() => void>()
    host.on((_, signal) => {
      signal.addEventListener('abort', aborted)
      return noResponse(signal)
    })
    const { unmount, onError } = renderWizard(host, 'Postmoth')
    await waitFor(() => expect(host.calls()).toHaveLength(1))
    unmount()
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
    expect(onError).not.toHaveBeenCalled()
  })
})
