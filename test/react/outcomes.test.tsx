import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { assertive, button, field, like, pageText, pass, polite, t, title } from './ask.js'
import { atTheKey, connect, KEY } from './atTheKey.js'
import { APART, connector, METHOD, parameter } from './connectors.js'
import { createHost, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'

afterEach(() => vi.useRealTimers())

describe('A rejected key', () => {
  it('stays in its field, selected, and is reported as an event, not as an error', async () => {
    const { user, onError, onEvent, events } = await atTheKey({ verified: true })
    await user.type(field(t('apiKey.label')), 'wrong-key-1234')
    await user.click(button(t('button.connect')))
    // First, since the announcement is removed after some seconds.
    await waitFor(() => expect(assertive()).toBe(t('rejected.key')))
    await screen.findByText(like('rejected.key'))
    const input = field(t('apiKey.label'))
    expect(input).toHaveValue('wrong-key-1234')
    await waitFor(() => expect(input).toHaveFocus())
    expect(input).toHaveProperty('selectionStart', 0)
    expect(input).toHaveProperty('selectionEnd', 14)
    expect(pageText()).toContain(t('rejected.keyText'))
    expect(onError).not.toHaveBeenCalled()
    expect(events()).toContain('credentials_rejected')
    expect(JSON.stringify(onEvent.mock.calls)).not.toContain('wrong-key')
  })

  it('A10: is selected once, and not again when the host renders or the announcement is cleared', async () => {
    const { user, update } = await atTheKey({ verified: true })
    await user.type(field(t('apiKey.label')), 'wrong-key-1234')
    vi.useFakeTimers({ shouldAdvanceTime: true })
    fireEvent.click(button(t('button.connect')))
    await waitFor(() => expect(field(t('apiKey.label'))).toHaveProperty('selectionEnd', 14))
    await waitFor(() => expect(assertive()).not.toBe(''))
    await user.keyboard('pm_live')
    update({})
    expectCaretAt(7)
    button(t('secret.show', { label: t('apiKey.label') })).focus()
    await pass(5_300)
    expect(assertive()).toBe('')
    update({})
    expectCaretAt(7)
    expect(field(t('apiKey.label'))).toHaveValue('pm_live')
    expect(button(t('secret.show', { label: t('apiKey.label') }))).toHaveFocus()
  })

  it('is shown with the setting it has to belong to, and with a way back to the settings', async () => {
    const host = createHost({
      connectors: [connector('Deskfern', [METHOD.apiKey], [parameter('Workspace'), ...APART])],
      guides: [{ connector: 'Deskfern', fields: { Workspace: { shape: 'subdomain', suffix: '.deskfern.example' } } }],
      verified: true,
    })
    const { user } = renderWizard(host, 'Deskfern', { links: { integrations: '/integrations' } })
    await title(like('settings.title'))
    await user.type(field('Workspace'), 'brightwater')
    await user.click(button(t('button.continue')))
    await title(t('apiKey.title', { provider: 'Deskfern', label: t('apiKey.label') }))
    await user.type(field(t('apiKey.label')), 'wrong-key-1234')
    await user.click(button(t('button.connect')))
    await screen.findByText(like('rejected.key'))
    expect(pageText()).toContain(
      t('rejected.keyTextFor', { setting: 'brightwater.deskfern.example' }).replaceAll('**', ''),
    )
    expect(screen.getByText('brightwater.deskfern.example').tagName).toBe('STRONG')
    await user.click(button(t('rejected.ask')))
    expect(await navigator.clipboard.readText()).toBe(
      t('rejected.askText', { provider: 'Deskfern', link: `${location.origin}/integrations` }),
    )
    await user.click(button(t('button.changeSettings')))
    await title(like('settings.title'))
    expect(field('Workspace')).toHaveValue('brightwater')
  })

  it('can be sent to a colleague with the address of the page where the link of the host is a function', async () => {
    const { user } = await atTheKey({ verified: true }, { links: { integrations: () => undefined } })
    await user.type(field(t('apiKey.label')), 'wrong-key-1234{Enter}')
    await screen.findByText(like('rejected.key'))
    await user.click(button(t('rejected.ask')))
    expect(await navigator.clipboard.readText()).toBe(
      t('rejected.askText', { link: `${location.origin}${location.pathname}` }),
    )
  })

  it('that is a login gets advice for a login', async () => {
    const host = createHost({ connectors: [connector('Ledgerloom', [METHOD.basic])], verified: true })
    const { user } = renderWizard(host, 'Ledgerloom')
    await title(like('basic.title'))
    await user.type(field(t('basic.username')), 'ada')
    await user.type(field(t('basic.password')), 'wrong')
    await user.click(button(t('button.connect')))
    await screen.findByText(like('rejected.login'))
    expect(pageText()).toContain(t('rejected.loginText'))
    await waitFor(() => expect(field(t('basic.password'))).toHaveFocus())
  })
})

describe('A submit that failed', () => {
  it('keeps what was typed when the connection drops, and can be repeated', async () => {
    const { host, user, container, onError, onSuccess } = await atTheKey()
    const indicator = () => container.querySelector('.caw-link')?.getAttribute('data-link')
    expect(indicator()).toBe('idle')
    host.on(({ method }) => {
      if (method !== 'PUT') return
      host.reset()
      // The request reaches the proxy; only its response is lost.
      return host.proxy.fetch(lastRequest(host)).then(() => Promise.reject(new TypeError('Failed to fetch')))
    })
    await connect({ user })
    await screen.findByText(t('failed.title'))
    expect(pageText()).toContain(t('failed.noAnswer'))
    expect(indicator()).toBe('paused')
    expect(field(t('apiKey.label'))).toHaveValue(KEY)
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'network', retryable: true }))
    await user.click(button(t('button.tryAgain')))
    await title(t('success.savedTitle'))
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(host.cyclr.find(host.idOf('Postmoth')).authValue).toBe(KEY)
  })

  it('UX-13: is not repeated automatically when the browser is online again', async () => {
    const { host, user } = await atTheKey()
    host.on(({ method }) => (method === 'PUT' ? Promise.reject(new TypeError('Failed to fetch')) : undefined))
    await connect({ user })
    await screen.findByText(t('failed.title'))
    host.reset()
    fireEvent(window, new Event('online'))
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)))
    expect(host.calls().filter((call) => call.startsWith('PUT'))).toHaveLength(1)
  })

  it('UX-25: shows that the session has ended, keeps what was typed, and calls onError', async () => {
    const { host, user, onError } = await atTheKey({}, { links: { signIn: '/sign-in' } })
    host.on(({ method }) => (method === 'PUT' ? problem(401, 'unauthenticated') : undefined))
    await connect({ user })
    await screen.findByText(like('failed.session'))
    expect(pageText()).toContain(t('load.session.title'))
    expect(pageText()).not.toContain(t('failed.title'))
    const signIn = screen.getByRole('link', { name: like('load.session.signIn') })
    expect(signIn).toHaveAttribute('href', '/sign-in')
    expect(signIn).toHaveAttribute('target', '_blank')
    expect(field(t('apiKey.label'))).toHaveValue(KEY)
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'unauthenticated' }))
  })

  it.each([
    ['conflict', 409, like('failed.changed')],
    ['upstream_error', 502, like('failed.service')],
    ['forbidden', 403, like('failed.refused')],
  ])('shows %s in words, with a reference and without the code', async (code, status, words) => {
    const { host, user, container } = await atTheKey()
    host.on(({ method }) => (method === 'PUT' ? problem(status, code) : undefined))
    await connect({ user })
    await screen.findByText(t('failed.title'))
    expect(pageText()).toMatch(words)
    expect(screen.getByText(t('reference', { reference: '7F3K-2QXD' }))).toBeVisible()
    expect(container).not.toHaveTextContent(code)
  })

  it('UX-12: has a message for an unknown code', async () => {
    const { host, user } = await atTheKey()
    host.on(({ method }) => (method === 'PUT' ? problem(418, '<img src=x onerror=alert(1)>') : undefined))
    await connect({ user })
    await screen.findByText(t('failed.title'))
    expect(document.querySelector('img[src="x"]')).toBeNull()
  })

  it('shows an error of the proxy about a field at that field', async () => {
    const { host, user } = await atTheKey()
    const fields = [{ in: 'credentials', name: 'apiKey', reason: 'badCharacter' }]
    host.on(({ method }) => (method === 'PUT' ? problem(400, 'invalid_request', { fields }) : undefined))
    await connect({ user })
    await waitFor(() => expect(field(t('apiKey.label'))).toBeInvalid())
    expect(field(t('apiKey.label'))).toHaveAccessibleDescription(like('problem.badCharacter'))
  })
})

describe('A rate limit', () => {
  it('counts down in the button, which does nothing meanwhile, and announces only start and end', async () => {
    const { host, user } = await atTheKey()
    host.on(({ method }) => (method === 'PUT' ? problem(429, 'rate_limited', { retryAfter: 24 }) : undefined))
    await user.type(field(t('apiKey.label')), KEY)
    vi.useFakeTimers({ shouldAdvanceTime: true })
    fireEvent.click(button(t('button.connect')))
    const waiting = await screen.findByRole('button', { name: like('button.tryAgainIn') })
    expect(waiting).toHaveAttribute('aria-disabled', 'true')
    expect(pageText()).toContain(t('limited.title'))
    expect(pageText()).toMatch(like('limited.text'))
    await pass(400)
    expect(assertive()).toBe(t('limited.text', { time: '0:24' }))
    fireEvent.click(waiting)
    expect(host.calls().filter((call) => call.startsWith('PUT'))).toHaveLength(1)
    await pass(10_000)
    expect(button(new RegExp(`^${t('button.tryAgainIn', { time: '0:1' })}`))).toBeVisible()
    expect(`${polite()}${assertive()}`).toBe('')
    await pass(14_300)
    await pass(200)
    expect(polite()).toBe(t('limited.over'))
    expect(pageText()).toContain(t('limited.over'))
    host.reset()
    fireEvent.click(button(t('button.tryAgain')))
    await title(t('success.savedTitle'))
  })
})

function lastRequest({ seen }: ReturnType<typeof createHost>): Request {
  const last = seen.at(-1)
  if (!last) throw new Error('Nothing was sent')
  const { method, path, body, headers } = last
  return new Request(`${location.origin}/api/connector-auth${path}`, { method, body, headers })
}

/** At this place of the key, with nothing selected. */
function expectCaretAt(place: number): void {
  expect(field(t('apiKey.label'))).toHaveProperty('selectionStart', place)
  expect(field(t('apiKey.label'))).toHaveProperty('selectionEnd', place)
}
