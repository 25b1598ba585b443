import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { assertive, button, field, noButton, pass, polite, said, title } from './ask.js'
import { connector, METHOD, parameter } from './connectors.js'
import { createHost, problem, silence } from './createHost.js'
import { renderWizard } from './renderWizard.js'
import { saveUnheard } from './saveUnheard.js'

const KEY = 'pm_live_12345678'
const POSTMOTH = [connector('Postmoth', [METHOD.apiKey])]

/** At the key of a connector without settings. */
async function atTheKey(options: Parameters<typeof createHost>[0] = {}, props = {}) {
  const host = createHost({ connectors: POSTMOTH, ...options })
  const shown = renderWizard(host, 'Postmoth', props)
  await title(/Paste your Postmoth API key/)
  return { host, ...shown }
}

/** Presses Connect with the key typed. */
async function connect({ user }: { user: ReturnType<typeof renderWizard>['user'] }) {
  await user.type(field('API key'), KEY)
  await user.click(button('Connect'))
}

afterEach(() => vi.useRealTimers())

describe('A key that was not accepted', () => {
  it('stays in its field, selected, and is an event but no error', async () => {
    const { user, onError, onEvent, events } = await atTheKey({ verified: true })
    await user.type(field('API key'), 'wrong-key-1234')
    await user.click(button('Connect'))
    await screen.findByText(/didn’t accept this key/)
    const input = field('API key')
    expect(input).toHaveValue('wrong-key-1234')
    await waitFor(() => expect(input).toHaveFocus())
    expect(input).toHaveProperty('selectionStart', 0)
    expect(input).toHaveProperty('selectionEnd', 14)
    expect(said()).toContain('Check that you copied all of it.')
    await waitFor(() => expect(assertive()).toBe('Postmoth didn’t accept this key'))
    expect(onError).not.toHaveBeenCalled()
    expect(events()).toContain('credentials_rejected')
    expect(JSON.stringify(onEvent.mock.calls)).not.toContain('wrong-key')
  })

  it('is named with the setting it has to belong to, and leads back to the settings', async () => {
    const host = createHost({
      connectors: [connector('Deskfern', [METHOD.apiKey], [parameter('Workspace')])],
      guides: [{ connector: 'Deskfern', fields: { Workspace: { shape: 'subdomain', suffix: '.deskfern.example' } } }],
      verified: true,
    })
    const { user } = renderWizard(host, 'Deskfern', { links: { integrations: '/integrations' } })
    await title(/Tell us about/)
    await user.type(field('Workspace'), 'brightwater')
    await user.click(button('Continue'))
    await title(/Paste your Deskfern API key/)
    await user.type(field('API key'), 'wrong-key-1234')
    await user.click(button('Connect'))
    await screen.findByText(/didn’t accept this key/)
    expect(said()).toContain('it belongs to brightwater')
    expect(screen.getByText('brightwater').tagName).toBe('STRONG')
    await user.click(button('Ask a colleague'))
    expect(await navigator.clipboard.readText()).toMatch(/connect Deskfern to Alderway\? http.*\/integrations$/)
    await user.click(button('Change settings'))
    await title(/Tell us about/)
    expect(field('Workspace')).toHaveValue('brightwater')
  })

  it('says what helps with a login', async () => {
    const host = createHost({ connectors: [connector('Ledgerloom', [METHOD.basic])], verified: true })
    const { user } = renderWizard(host, 'Ledgerloom')
    await title(/Enter your/)
    await user.type(field('User name'), 'ada')
    await user.type(field('Password'), 'wrong')
    await user.click(button('Connect'))
    await screen.findByText(/didn’t accept this username and password/)
    expect(said()).toContain('Check both, including capitals.')
    await waitFor(() => expect(field('Password')).toHaveFocus())
  })
})

describe('A submit that failed', () => {
  it('keeps what was typed when the connection drops, and trying again is harmless', async () => {
    const { host, user, onError, onSuccess } = await atTheKey()
    host.on(({ method }) => {
      if (method !== 'PUT') return
      host.calm()
      // Dropped after the write: the answer is lost, what was sent is not.
      return host.proxy.fetch(lastRequest(host)).then(() => Promise.reject(new TypeError('Failed to fetch')))
    })
    await connect({ user })
    await screen.findByText('We couldn’t confirm that it was saved')
    expect(said()).toContain('Your connection dropped. What you entered is still here. Trying again is harmless.')
    expect(field('API key')).toHaveValue(KEY)
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'network', retryable: true }))
    await user.click(button('Try again'))
    await title('Postmoth is set up')
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(host.cyclr.find(host.idOf('Postmoth')).authValue).toBe(KEY)
  })

  it('UX-13: is not sent again by itself once back online', async () => {
    const { host, user } = await atTheKey()
    host.on(({ method }) => (method === 'PUT' ? Promise.reject(new TypeError('Failed to fetch')) : undefined))
    await connect({ user })
    await screen.findByText('We couldn’t confirm that it was saved')
    host.calm()
    fireEvent(window, new Event('online'))
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)))
    expect(host.calls().filter((call) => call.startsWith('PUT'))).toHaveLength(1)
  })

  it('UX-25: says that the session has ended, keeps what was typed, and tells the host', async () => {
    const { host, user, onError } = await atTheKey()
    host.on(({ method }) => (method === 'PUT' ? problem(401, 'unauthenticated') : undefined))
    await connect({ user })
    await screen.findByText(/Your session has ended/)
    expect(field('API key')).toHaveValue(KEY)
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'unauthenticated' }))
  })

  it.each([
    ['conflict', 409, /was changed elsewhere in the meantime/],
    ['upstream_error', 502, /connection service had a problem/],
    ['forbidden', 403, /didn’t accept the request/],
  ])('tells %s in words, with a reference and without a code', async (code, status, words) => {
    const { host, user, container } = await atTheKey()
    host.on(({ method }) => (method === 'PUT' ? problem(status, code) : undefined))
    await connect({ user })
    await screen.findByText('We couldn’t confirm that it was saved')
    expect(said()).toMatch(words)
    expect(screen.getByText('Reference 7F3K-2QXD')).toBeVisible()
    expect(container).not.toHaveTextContent(code)
  })

  it('UX-12: has plain words for a code that it does not know', async () => {
    const { host, user } = await atTheKey()
    host.on(({ method }) => (method === 'PUT' ? problem(418, '<img src=x onerror=alert(1)>') : undefined))
    await connect({ user })
    await screen.findByText('We couldn’t confirm that it was saved')
    expect(document.querySelector('img[src="x"]')).toBeNull()
  })

  it('says at the field what the proxy refused there', async () => {
    const { host, user } = await atTheKey()
    const fields = [{ in: 'credentials', name: 'apiKey', reason: 'badCharacter' }]
    host.on(({ method }) => (method === 'PUT' ? problem(400, 'invalid_request', { fields }) : undefined))
    await connect({ user })
    await waitFor(() => expect(field('API key')).toBeInvalid())
    expect(field('API key')).toHaveAccessibleDescription(/Remove the line breaks or hidden characters/)
  })
})

describe('Too many tries', () => {
  it('counts down in the button, ignores it meanwhile, and announces only the start and the end', async () => {
    const { host, user } = await atTheKey()
    host.on(({ method }) => (method === 'PUT' ? problem(429, 'rate_limited', { retryAfter: 24 }) : undefined))
    await user.type(field('API key'), KEY)
    vi.useFakeTimers({ shouldAdvanceTime: true })
    fireEvent.click(button('Connect'))
    const waiting = await screen.findByRole('button', { name: /^Try again in 0:2/ })
    expect(waiting).toHaveAttribute('aria-disabled', 'true')
    expect(said()).toContain('Too many tries in a row')
    expect(said()).toMatch(/You can try again in 0:2/)
    await pass(400)
    expect(assertive()).toBe('You can try again in 0:24.')
    fireEvent.click(waiting)
    expect(host.calls().filter((call) => call.startsWith('PUT'))).toHaveLength(1)
    await pass(10_000)
    expect(button(/^Try again in 0:1/)).toBeVisible()
    expect(`${polite()}${assertive()}`).toBe('')
    await pass(14_300)
    await pass(200)
    expect(polite()).toBe('You can try again now')
    expect(said()).toContain('You can try again now')
    host.calm()
    fireEvent.click(button('Try again'))
    await title('Postmoth is set up')
  })
})

describe('While it is under way', () => {
  it('works in place: read-only and masked fields, a busy button that keeps the focus, one way out', async () => {
    const { host, user } = await atTheKey({ verified: true })
    host.on(({ method }, signal) => (method === 'PUT' ? silence(signal) : undefined))
    await user.type(field('API key'), KEY)
    await user.click(button('Show API key'))
    expect(field('API key')).toHaveAttribute('type', 'text')
    await user.click(button('Connect'))
    const busy = await screen.findByRole('button', { name: 'Checking with Postmoth…' })
    expect(busy).toHaveFocus()
    expect(busy).toHaveAttribute('aria-disabled', 'true')
    expect(busy).not.toBeDisabled()
    expect(field('API key')).toHaveAttribute('readonly')
    expect(field('API key')).toHaveAttribute('type', 'password')
    expect(noButton('Show API key')).not.toBeInTheDocument()
  })

  it('UX-15: sends once, however often it is pressed', async () => {
    const { host, user, onSuccess } = await atTheKey()
    await user.type(field('API key'), KEY)
    const connectButton = button('Connect')
    fireEvent.click(connectButton)
    fireEvent.submit(field('API key').closest('form') ?? document.body)
    fireEvent.click(connectButton)
    await title('Postmoth is set up')
    expect(host.calls().filter((call) => call.startsWith('PUT'))).toHaveLength(1)
    expect(onSuccess).toHaveBeenCalledTimes(1)
  })

  it('announces itself after a second, says that it goes on after five, and offers a way out after ten', async () => {
    const { host, user } = await atTheKey({ verified: true })
    host.on(({ method }, signal) => (method === 'PUT' ? silence(signal) : undefined))
    await user.type(field('API key'), KEY)
    vi.useFakeTimers({ shouldAdvanceTime: true })
    fireEvent.click(button('Connect'))
    await screen.findByRole('button', { name: 'Checking with Postmoth…' })
    await pass(1_100)
    await pass(200)
    expect(polite()).toBe('Checking with Postmoth…')
    expect(said()).not.toContain('Still checking.')
    await pass(4_000)
    expect(field('API key')).toHaveAccessibleDescription(/Still checking\./)
    await pass(5_000)
    await title('Waiting for Postmoth to confirm')
    expect(said()).toContain('This is taking longer than usual.')
    host.calm()
    fireEvent.click(button('Cancel'))
    await title(/Paste your Postmoth API key/)
    expect(field('API key')).toHaveValue(KEY)
  })

  it('says that it goes on where something was said about a pasted key, and takes nothing back meanwhile', async () => {
    const { host, user } = await atTheKey({ verified: true })
    host.on(({ method }, signal) => (method === 'PUT' ? silence(signal) : undefined))
    await user.click(field('API key'))
    await user.paste(` ${KEY} `)
    expect(await screen.findByRole('button', { name: 'Undo' })).toBeVisible()
    vi.useFakeTimers({ shouldAdvanceTime: true })
    fireEvent.click(button('Connect'))
    await screen.findByRole('button', { name: 'Checking with Postmoth…' })
    expect(field('API key')).toHaveAccessibleDescription(/We removed the spaces around your key\./)
    expect(noButton('Undo')).not.toBeInTheDocument()
    await pass(5_100)
    expect(field('API key')).toHaveAccessibleDescription(/Still checking\./)
    fireEvent.click(button('Cancel'))
    expect(button('Undo')).toBeVisible()
  })

  it('gives the form back with its value when cancelled, having looked what became of it', async () => {
    const { host, user } = await atTheKey()
    host.on(({ method }, signal) => (method === 'PUT' ? silence(signal) : undefined))
    await connect({ user })
    await user.click(await screen.findByRole('button', { name: 'Cancel' }))
    await screen.findByRole('button', { name: 'Connect' })
    expect(field('API key')).toHaveValue(KEY)
    expect(field('API key')).not.toHaveAttribute('readonly')
    await waitFor(() => expect(host.calls().at(-1)).toBe('GET /connectors/:id'))
  })

  it('says so when the cancelled save had gone through', async () => {
    const { host, user, onSuccess } = await atTheKey()
    const saved = saveUnheard(host)
    await connect({ user })
    await waitFor(() => expect(saved()).toBe(true))
    await user.click(await screen.findByRole('button', { name: 'Cancel' }))
    await title('Postmoth is set up')
    expect(onSuccess).toHaveBeenCalledTimes(1)
  })
})

function lastRequest({ seen }: ReturnType<typeof createHost>): Request {
  const last = seen.at(-1)
  if (!last) throw new Error('Nothing was sent')
  const { method, path, body, headers } = last
  return new Request(`${location.origin}/api/connector-auth${path}`, { method, body, headers })
}
