import { QueryClient } from '@tanstack/react-query'
import { act, fireEvent, render, renderHook, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ConnectorAuthWizard, useConnectorAuth } from '../../src/index.js'
import { button, field, like, pageText, t, title } from './ask.js'
import { APART, connector, METHOD, parameter } from './connectors.js'
import { createHost, noResponse, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'
import { saveWithoutResponse } from './saveWithoutResponse.js'

const KEY = 'pm_live_canary_5151'
const two = () =>
  createHost({ connectors: [connector('Postmoth', [METHOD.apiKey]), connector('Deskfern', [METHOD.apiKey])] })

afterEach(() => vi.restoreAllMocks())

describe('Request options', () => {
  it('A12: that come with a later render are used from then on', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
    vi.stubGlobal('fetch', host.fetch)
    const { user, update } = renderWizard(host, 'Postmoth', { fetch: undefined })
    await title(like('apiKey.title'))
    const fetch = vi.fn<typeof globalThis.fetch>(host.fetch)
    update({ fetch, getToken: () => 'token-1', headers: () => ({ 'X-CSRF-Token': 'csrf-1' }) })
    await user.type(field(t('apiKey.label')), KEY)
    await user.click(button(t('button.connect')))
    await title(t('success.savedTitle'))
    expect(fetch).toHaveBeenCalledTimes(1)
    const [load, save] = host.seen
    expect(load?.headers.has('Authorization')).toBe(false)
    expect(save?.headers.get('Authorization')).toBe('Bearer token-1')
    expect(save?.headers.get('X-CSRF-Token')).toBe('csrf-1')
    vi.unstubAllGlobals()
  })
})

describe('Callbacks', () => {
  it('are called once for each event, in order, in StrictMode', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey], [parameter('Region'), ...APART])] })
    const { user, onEvent, onSuccess, events } = renderWizard(host, 'Postmoth')
    await title(like('settings.title'))
    await user.type(field('Region'), 'region-canary')
    await user.click(button(t('button.continue')))
    await title(like('apiKey.title'))
    await user.type(field(t('apiKey.label')), `${KEY}{Enter}`)
    await title(t('success.savedTitle'))
    expect(events().filter((name) => name !== 'step_viewed')).toEqual([
      'opened',
      'parameters_saved',
      'credentials_submitted',
      'connected',
    ])
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(onEvent.mock.calls[0]?.[0]).toMatchObject({
      v: 1,
      name: 'opened',
      accountConnectorId: host.idOf('Postmoth'),
    })
    const steps = onEvent.mock.calls.filter(([{ name }]) => name === 'step_viewed').map(([{ step }]) => step)
    expect([...new Set(steps)]).toEqual(['parameters', 'credentials', 'success'])
    expect(JSON.stringify(onEvent.mock.calls)).not.toMatch(/canary/)
  })

  it('are those of the last render', async () => {
    const host = two()
    const { user, update, onSuccess } = renderWizard(host, 'Postmoth')
    await title(like('apiKey.title'))
    const newer = vi.fn<() => void>()
    update({ onSuccess: newer })
    await user.type(field(t('apiKey.label')), `${KEY}{Enter}`)
    await title(t('success.savedTitle'))
    expect(onSuccess).not.toHaveBeenCalled()
    expect(newer).toHaveBeenCalledTimes(1)
  })

  it('provide headers and tokens, and a new token once after a 401', async () => {
    const host = two()
    const getToken = vi.fn<(ask: { reason: string }) => string>(({ reason }) => `token-${reason}`)
    host.on(({ headers }) =>
      headers.get('Authorization') === 'Bearer token-rejected' ? undefined : problem(401, 'unauthenticated'),
    )
    renderWizard(host, 'Postmoth', { getToken, headers: () => ({ 'X-CSRF-Token': 'csrf-1' }) })
    await title(like('apiKey.title'))
    expect(getToken.mock.calls).toEqual([[{ reason: 'initial' }], [{ reason: 'rejected' }]])
    expect(host.seen[1]?.headers.get('X-CSRF-Token')).toBe('csrf-1')
    expect(host.seen.every(({ headers }) => headers.get('X-Connector-Wizard') === '1')).toBe(true)
  })
})

describe('Mounting and unmounting', () => {
  it('UX-16: during a save calls nothing back, and shows the stored state on the next mount', async () => {
    const host = two()
    const { user, unmount, onSuccess, onError } = renderWizard(host, 'Postmoth')
    await title(like('apiKey.title'))
    const saved = saveWithoutResponse(host)
    await user.type(field(t('apiKey.label')), `${KEY}{Enter}`)
    await waitFor(() => expect(saved()).toBe(true))
    unmount()
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
    expect([onSuccess.mock.calls, onError.mock.calls]).toEqual([[], []])
    host.reset()
    renderWizard(host, 'Postmoth')
    await title(t('connected.title'))
  })

  it('UX-19: another connector during a save aborts the request and starts with empty fields', async () => {
    const host = two()
    const { user, update, onSuccess } = renderWizard(host, 'Postmoth')
    await title(like('apiKey.title'))
    const ended = vi.fn<() => void>()
    host.on(({ method }, signal) => {
      if (method !== 'PUT') return
      signal.addEventListener('abort', ended)
      return noResponse(signal)
    })
    await user.type(field(t('apiKey.label')), `${KEY}{Enter}`)
    await waitFor(() => expect(host.calls()).toContain('PUT /connectors/:id/credentials'))
    update({ accountConnectorId: host.idOf('Deskfern') })
    await title(t('apiKey.title', { provider: 'Deskfern', label: t('apiKey.label') }))
    expect(ended).toHaveBeenCalledTimes(1)
    expect(field(t('apiKey.label'))).toHaveValue('')
    expect(onSuccess).not.toHaveBeenCalled()
  })

  it('UX-18: ignores a late response for the previous connector', async () => {
    const host = two()
    const late: ((answer: Response) => void)[] = []
    const postmoth = host.idOf('Postmoth')
    host.on(({ path }) => (path.includes(postmoth) ? new Promise((resolve) => late.push(resolve)) : undefined))
    const { update } = renderWizard(host, 'Postmoth')
    await waitFor(() => expect(late).toHaveLength(1))
    update({ accountConnectorId: host.idOf('Deskfern') })
    await title(t('apiKey.title', { provider: 'Deskfern', label: t('apiKey.label') }))
    await act(async () => late[0]?.(problem(404, 'not_found')))
    expect(pageText()).toContain(t('apiKey.title', { provider: 'Deskfern', label: t('apiKey.label') }))
  })

  it('keeps two wizards on a page apart, even for one connector', async () => {
    const host = two()
    const wizard = <ConnectorAuthWizard accountConnectorId={host.idOf('Postmoth')} fetch={host.fetch} />
    render(
      <>
        <div data-testid="one">{wizard}</div>
        <div data-testid="two">{wizard}</div>
      </>,
    )
    const [one, other] = [within(screen.getByTestId('one')), within(screen.getByTestId('two'))]
    await one.findByLabelText(t('apiKey.label'))
    await other.findByLabelText(t('apiKey.label'))
    const user = userEvent.setup({ delay: null })
    await user.type(one.getByLabelText(t('apiKey.label')), KEY)
    expect(other.getByLabelText(t('apiKey.label'))).toHaveValue('')
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    await user.type(one.getByLabelText(t('apiKey.label')), '{Enter}')
    await one.findByRole('heading', { name: t('success.savedTitle') })
    // The other wizard shows "connected", not "success": it did not do it.
    await other.findByRole('heading', { name: t('connected.title') })
  })

  it('UX-28: renders on a server, where there is no window', () => {
    const html = renderToString(
      <ConnectorAuthWizard accountConnectorId="36328" fetch={() => Promise.reject(new Error())} />,
    )
    expect(html).toContain('caw-root')
    expect(html).toContain('role="status"')
  })
})

describe('Secrets', () => {
  it('UX-21, UX-22: are in no cache and nowhere in the page after they were sent', async () => {
    const cached: unknown[] = []
    // oxlint-disable-next-line typescript/unbound-method -- called on the client it was taken from
    const setData = QueryClient.prototype.setQueryData
    vi.spyOn(QueryClient.prototype, 'setQueryData').mockImplementation(function set(this: QueryClient, ...args) {
      const answer: unknown = setData.apply(this, args)
      cached.push(
        this.getQueryCache()
          .getAll()
          .map(({ state, queryKey }) => [queryKey, state]),
      )
      cached.push(this.getMutationCache().getAll())
      return answer
    })
    const host = two()
    const { user, container } = renderWizard(host, 'Postmoth')
    await title(like('apiKey.title'))
    await user.type(field(t('apiKey.label')), KEY)
    expect(container.outerHTML).not.toContain(KEY)
    await user.click(button(t('button.connect')))
    await title(t('success.savedTitle'))
    expect(host.cyclr.find(host.idOf('Postmoth')).authValue).toBe(KEY)
    expect(cached.length).toBeGreaterThan(0)
    expect(JSON.stringify(cached)).not.toContain(KEY)
    expect(container.outerHTML).not.toContain(KEY)
    expect(JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), location.href])).not.toContain(
      KEY,
    )
  })

  it('UX-24: a login that the browser filled in is not sent without the user', async () => {
    const host = createHost({ connectors: [connector('Ledgerloom', [METHOD.basic])] })
    renderWizard(host, 'Ledgerloom')
    await title(like('basic.title'))
    for (const label of [t('basic.username'), t('basic.password')]) {
      const input = field(label)
      if (!(input instanceof HTMLInputElement)) throw new Error('not an input')
      input.value = 'filled-in'
      fireEvent.input(input)
    }
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })
})

describe('useConnectorAuth', () => {
  it('runs the flow without a view', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey], [parameter('Region'), ...APART])] })
    const onSuccess = vi.fn<() => void>()
    const options = { accountConnectorId: host.idOf('Postmoth'), fetch: host.fetch, onSuccess }
    const { result } = renderHook(() => useConnectorAuth(options))
    expect(result.current).toMatchObject({ step: null, connector: null, error: null, pending: 'load' })
    await waitFor(() => expect(result.current.step?.name).toBe('parameters'))
    act(() => result.current.actions.saveParameters({ Region: 'Europe' }))
    expect(result.current.pending).toBe('saveParameters')
    await waitFor(() => expect(result.current.step?.name).toBe('credentials'))
    act(() => result.current.actions.submitCredentials({}, { apiKey: KEY }))
    act(() => result.current.actions.submitCredentials({}, { apiKey: 'a second press' }))
    await waitFor(() => expect(result.current.step).toEqual({ name: 'success', verification: 'unknown' }))
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(host.cyclr.find(host.idOf('Postmoth')).authValue).toBe(KEY)
  })

  it('runs the flow without a view where settings and credential are one step', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey], [parameter('Region')])] })
    const options = { accountConnectorId: host.idOf('Postmoth'), fetch: host.fetch }
    const { result } = renderHook(() => useConnectorAuth(options))
    await waitFor(() => expect(result.current.step?.name).toBe('credentials'))
    expect(result.current.step).toMatchObject({ ask: [{ name: 'Region' }] })
    act(() => result.current.actions.submitCredentials({}, { apiKey: KEY }))
    await waitFor(() => expect(result.current.error?.code).toBe('invalid_request'))
    expect(result.current.error?.fields).toEqual([{ in: 'values', name: 'Region', reason: 'required' }])
    act(() => result.current.actions.submitCredentials({ Region: 'Europe' }, { apiKey: KEY }))
    await waitFor(() => expect(result.current.step?.name).toBe('success'))
    expect(host.cyclr.find(host.idOf('Postmoth')).authValue).toBe(KEY)
  })

  it('returns the error, and retries', async () => {
    const host = two()
    host.on(() => problem(404, 'not_found'))
    const options = { accountConnectorId: host.idOf('Postmoth'), fetch: host.fetch }
    const { result } = renderHook(() => useConnectorAuth(options))
    await waitFor(() => expect(result.current.error?.code).toBe('not_found'))
    expect(result.current).toMatchObject({ step: null, pending: null })
    host.reset()
    act(() => result.current.actions.retry())
    await waitFor(() => expect(result.current.step?.name).toBe('credentials'))
  })

  it('throws a helpful error if an action is called before the connector is loaded', () => {
    const host = two()
    host.on((_, signal) => noResponse(signal))
    const options = { accountConnectorId: host.idOf('Postmoth'), fetch: host.fetch }
    const { result } = renderHook(() => useConnectorAuth(options))
    expect(() => result.current.actions.back()).toThrow('no connector is loaded yet. Wait until "step" is set.')
  })
})
