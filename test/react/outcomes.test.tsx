import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { assertive, button, field, pass, polite, said, title } from './ask.js'
import { atTheKey, connect, KEY } from './atTheKey.js'
import { connector, METHOD, parameter } from './connectors.js'
import { createHost, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'

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

  it('A10: is selected once, and not again when the host renders or the announcement is cleared', async () => {
    const { user, update } = await atTheKey({ verified: true })
    await user.type(field('API key'), 'wrong-key-1234')
    vi.useFakeTimers({ shouldAdvanceTime: true })
    fireEvent.click(button('Connect'))
    await waitFor(() => expect(field('API key')).toHaveProperty('selectionEnd', 14))
    await waitFor(() => expect(assertive()).not.toBe(''))
    await user.keyboard('pm_live')
    const caretAtTheEnd = () => {
      expect(field('API key')).toHaveProperty('selectionStart', 7)
      expect(field('API key')).toHaveProperty('selectionEnd', 7)
    }
    update({})
    caretAtTheEnd()
    button('Show API key').focus()
    await pass(5_300)
    expect(assertive()).toBe('')
    update({})
    caretAtTheEnd()
    expect(field('API key')).toHaveValue('pm_live')
    expect(button('Show API key')).toHaveFocus()
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

function lastRequest({ seen }: ReturnType<typeof createHost>): Request {
  const last = seen.at(-1)
  if (!last) throw new Error('Nothing was sent')
  const { method, path, body, headers } = last
  return new Request(`${location.origin}/api/connector-auth${path}`, { method, body, headers })
}
