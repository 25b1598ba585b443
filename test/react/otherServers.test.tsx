import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { assertive, button, field, like, noButton, pageText, pass, settle, t, title } from './ask.js'
import { atTheKey, connect, KEY } from './atTheKey.js'
import { connector, METHOD, optional } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const SESSION_ENDED: unknown = expect.objectContaining({
  code: 'unauthenticated',
  retryable: false,
  requestId: undefined,
  message: expect.stringMatching(/session has ended.*What came: a redirect\.$/),
})
const REFUSED: unknown = expect.objectContaining({
  code: 'page_expired',
  retryable: false,
  message: expect.stringMatching(/CSRF filter.*"headers".*What came: 403 text\/html\.$/),
})

const toLogin = () => new Response(null, { status: 302, headers: { Location: '/login' } })
const csrfRefusal = () =>
  new Response('<h1>Forbidden</h1><p>CSRF verification failed.</p>', {
    status: 403,
    headers: { 'Content-Type': 'text/html' },
  })
const dropped = () => Promise.reject(new TypeError('Failed to fetch'))
const postmoth = () => createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })

/** A connected Postmoth that can be verified and disconnected. */
function connected() {
  const host = createHost({
    connectors: [connector('Postmoth', [METHOD.apiKey])],
    can: ['read', 'connect', 'disconnect', 'check'],
    verified: true,
  })
  host.cyclr.authenticate(host.idOf('Postmoth'), 'stored')
  return host
}

describe('When the session of the host has ended', () => {
  it('C1: a redirect to its login while loading leads to a link to sign in', async () => {
    const host = postmoth()
    host.on(toLogin)
    const { onError } = renderWizard(host, 'Postmoth', { links: { signIn: '/login' } })
    await title(t('load.session.title'))
    expect(screen.getByRole('link', { name: like('load.session.signIn') })).toHaveAttribute('href', '/login')
    expect(onError).toHaveBeenCalledExactlyOnceWith(SESSION_ENDED)
  })

  it('C1: a redirect of a save keeps what was typed', async () => {
    const { host, user, onError } = await atTheKey()
    host.on(({ method }) => (method === 'PUT' ? toLogin() : undefined))
    await connect({ user })
    await screen.findByText(like('failed.session'))
    expect(field(t('apiKey.label'))).toHaveValue(KEY)
    expect(onError).toHaveBeenCalledExactlyOnceWith(SESSION_ENDED)
    host.reset()
    await user.click(button(t('button.tryAgain')))
    await title(t('success.savedTitle'))
  })

  it('C1: a redirect of the list of choices is shown, not taken for an empty list', async () => {
    const host = createHost({
      connectors: [connector('Postmoth', [METHOD.apiKey], [optional('List', { TriggerName: 'Select List' })])],
    })
    host.on(({ path }) => (path.includes('/lookups') ? toLogin() : undefined))
    const shown = renderWizard(host, 'Postmoth')
    await title(like('apiKey.title'))
    await connect(shown)
    await title(t('load.session.title'))
    expect(shown.onError).toHaveBeenCalledExactlyOnceWith(SESSION_ENDED)
  })

  it.each(['verify', 'disconnect'])('C1: a redirect in answer to %s is shown', async (action) => {
    const host = connected()
    const { user, onError } = renderWizard(host, 'Postmoth')
    await title(t('connected.title'))
    host.on(toLogin)
    if (action === 'verify') await user.click(button(t('check.button')))
    else {
      await user.click(button(t('button.disconnect')))
      await user.click(button(t('button.disconnect')))
    }
    await title(t('load.session.title'))
    expect(onError).toHaveBeenCalledExactlyOnceWith(SESSION_ENDED)
  })

  it.each(['the start', 'a status request'])('C1: a redirect of %s of a sign-in is shown', async (which) => {
    vi.stubGlobal('open', () => ({
      closed: false,
      document: document.implementation.createHTMLDocument(),
      close: () => undefined,
      location: { replace: () => undefined },
    }))
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.oauth])] })
    const { onError } = renderWizard(host, 'Postmoth')
    await title(t('oauth.title'))
    host.on(({ method, path }) =>
      method === 'POST'
        ? which === 'the start'
          ? toLogin()
          : undefined
        : path.includes('/status')
          ? toLogin()
          : undefined,
    )
    fireEvent.click(button(t('oauth.continue')))
    if (which !== 'the start') {
      await title(t('oauth.waiting.title'))
      fireEvent.focus(window)
    }
    await title(t('load.session.title'))
    expect(onError).toHaveBeenCalledExactlyOnceWith(SESSION_ENDED)
  })
})

describe('When a CSRF filter refuses a request', () => {
  it('C2: a save keeps what was typed, and a button reloads the page', async () => {
    const { host, user, onError } = await atTheKey()
    host.on(({ method }) => (method === 'PUT' ? csrfRefusal() : undefined))
    await connect({ user })
    await screen.findByText(t('expired.title'), { selector: 'strong span, strong' })
    expect(pageText()).toContain(t('expired.text'))
    expect(pageText()).toContain(t('expired.typed'))
    await waitFor(() => expect(assertive()).toBe(t('expired.title')))
    expect(field(t('apiKey.label'))).toHaveValue(KEY)
    expect(onError).toHaveBeenCalledExactlyOnceWith(REFUSED)
    const reload = vi.fn<() => void>()
    vi.stubGlobal('location', { href: location.href, reload })
    fireEvent.click(button(t('button.reload')))
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('C2: loading is not repeated, and a button reloads the page', async () => {
    const host = postmoth()
    host.on(csrfRefusal)
    const { onError } = renderWizard(host, 'Postmoth')
    await title(t('expired.title'))
    expect(noButton(t('button.tryNow'))).toBeNull()
    expect(button(t('button.reload'))).toBeVisible()
    expect(host.calls()).toHaveLength(1)
    expect(onError).toHaveBeenCalledExactlyOnceWith(REFUSED)
  })

  it('C2: a refused disconnect is not "try again"', async () => {
    const host = connected()
    const { user, onError } = renderWizard(host, 'Postmoth')
    await title(t('connected.title'))
    await user.click(button(t('button.disconnect')))
    host.on(csrfRefusal)
    await user.click(button(t('button.disconnect')))
    expect(await screen.findByRole('button', { name: t('button.reload') })).toBeVisible()
    expect(pageText()).toContain(t('disconnect.failed'))
    expect(pageText()).toContain(t('expired.text'))
    expect(onError).toHaveBeenCalledExactlyOnceWith(REFUSED)
  })
})

describe('When nothing answers', () => {
  it('C18: the developer’s message says so, and promises no request id', async () => {
    const { host, user, onError } = await atTheKey()
    host.on(({ method }) => (method === 'PUT' ? dropped() : undefined))
    await connect({ user })
    await screen.findByText(t('failed.title'))
    expect(pageText()).toContain(t('failed.noAnswer'))
    const [{ code, message } = { code: '', message: '' }] = onError.mock.calls[0] ?? []
    expect(code).toBe('network')
    expect(message).toMatch(/^ConnectorAuthWizard: nothing answered .*"allowedOrigins".* What came: Failed to fetch\.$/)
    expect(message).not.toMatch(/request id|the proxy answered/)
  })

  it('C18: a browser that is offline is told apart', async () => {
    const { host, user, onError } = await atTheKey()
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    host.on(({ method }) => (method === 'PUT' ? dropped() : undefined))
    await connect({ user })
    await screen.findByText(t('failed.dropped'))
    expect(onError.mock.calls[0]?.[0].message).toBe('ConnectorAuthWizard: the browser is offline.')
  })

  it('C18: an answer of the proxy still leads to its log', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])], authorize: () => null })
    const { onError } = renderWizard(host, 'Postmoth')
    await title(t('load.session.title'))
    expect(onError.mock.calls[0]?.[0].message).toMatch(/the proxy answered "unauthenticated"\. The request id/)
  })
})

describe('A7: a host function that never settles', () => {
  it.each(['getToken', 'headers'] as const)('A7: %s ends in a problem with a button to try again', async (name) => {
    vi.useFakeTimers()
    const host = postmoth()
    const hangs = vi.fn<() => Promise<never>>(() => new Promise(() => undefined))
    const { onError, update } = renderWizard(host, 'Postmoth', { [name]: hangs })
    await settle()
    await pass(59_000)
    expect(onError).not.toHaveBeenCalled()
    await pass(2_000)
    await settle()
    expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent(t('load.unavailable.title'))
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'network', message: expect.stringContaining('no answer within 60 s') }),
    )
    expect(host.calls()).toEqual([])
    vi.useRealTimers()
    update({ [name]: undefined })
    fireEvent.click(button(t('button.tryNow')))
    await title(t('apiKey.title', { label: t('apiKey.label') }))
  })
})
