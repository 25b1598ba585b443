import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { button, field, like, noButton, pageText, t, title } from './ask.js'
import { APART, connector, METHOD, optional, parameter } from './connectors.js'
import { createHost, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const APP = [
  optional('ClientId', { Name: 'Client ID' }),
  optional('ClientSecret', { Name: 'Client Secret', IsSensitive: true }),
]
const REQUIRED_APP = [
  parameter('ClientId', { Name: 'Client ID' }),
  parameter('ClientSecret', { Name: 'Client Secret', IsSensitive: true }),
]
const fold = () => screen.getByText(like('settings.ownApp')).closest('details')
const launches = (host: ReturnType<typeof createHost>) =>
  host.seen
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/oauth'))
    .map(({ body }) => JSON.parse(body))

afterEach(() => vi.unstubAllGlobals())

function stubWindows(refuse = false) {
  const open = vi.fn<() => object | null>(() =>
    refuse
      ? null
      : {
          closed: false,
          document: document.implementation.createHTMLDocument(),
          close: () => undefined,
          focus: () => undefined,
          location: { replace: () => undefined },
        },
  )
  vi.stubGlobal('open', open)
  return open
}

async function atTheSignIn(parameters = APP, stored: Record<string, string> = {}, props = {}) {
  const open = stubWindows()
  const host = createHost({ connectors: [connector('Deskfern', [METHOD.oauth], parameters)] })
  const id = host.idOf('Deskfern')
  for (const [Name, Value] of Object.entries(stored))
    host.cyclr.find(id).properties.push({ Id: 900 + Name.length, Name, Value })
  const shown = renderWizard(host, 'Deskfern', props)
  await title(t('oauth.title', { provider: 'Deskfern' }))
  return { host, open, ...shown }
}

describe('An own OAuth app', () => {
  it('is a closed fold of the sign-in, and no step of its own', async () => {
    const { host, events } = await atTheSignIn()
    expect(fold()?.open).toBe(false)
    expect(within(fold() ?? document.body).getByText(like('settings.ownAppText'))).toBeInTheDocument()
    expect(events()).not.toContain('parameters_saved')
    expect(host.calls()).toEqual(['GET /connectors/:id'])
    expect(noButton(t('button.back'))).toBeNull()
    fireEvent.click(button(t('oauth.continue', { provider: 'Deskfern' })))
    await title(t('oauth.waiting.title', { provider: 'Deskfern' }))
    expect(launches(host)[0]).not.toHaveProperty('values')
  })

  it('goes along with the request that starts the sign-in, whose window opens in the click', async () => {
    const { host, open, user } = await atTheSignIn()
    await user.type(field(/^Client ID/), 'mine')
    await user.type(field(/^Client Secret/), 's3cret')
    expect(open).not.toHaveBeenCalled()
    button(t('oauth.continue', { provider: 'Deskfern' })).click()
    expect(open).toHaveBeenCalledTimes(1)
    await title(t('oauth.waiting.title', { provider: 'Deskfern' }))
    expect(launches(host)).toMatchObject([{ values: { ClientId: 'mine', ClientSecret: 's3cret' } }])
    expect(host.calls().filter((call) => !call.startsWith('GET'))).toEqual(['POST /connectors/:id/oauth'])
    await user.click(button(t('oauth.reopen')))
  })

  it('Enter in its inputs starts the sign-in', async () => {
    const { host, user } = await atTheSignIn()
    await user.type(field(/^Client Secret/), 's3cret')
    await user.type(field(/^Client ID/), 'mine{Enter}')
    await title(t('oauth.waiting.title', { provider: 'Deskfern' }))
    expect(launches(host)).toMatchObject([{ values: { ClientId: 'mine', ClientSecret: 's3cret' } }])
  })

  it.each([
    ['Client ID', 'client secret', /^Client Secret/],
    ['Client Secret', 'client ID', /^Client ID/],
  ])('that has only the %s is an error at the other input, and opens no window', async (typed, label, missing) => {
    const { host, open, user } = await atTheSignIn()
    await user.type(field(new RegExp(`^${typed}`)), 'mine')
    await user.click(button(t('oauth.continue', { provider: 'Deskfern' })))
    await waitFor(() => expect(field(missing)).toBeInvalid())
    expect(field(missing)).toHaveAccessibleDescription(t('problem.required', { label }))
    await waitFor(() => expect(field(missing)).toHaveFocus())
    expect(fold()?.open).toBe(true)
    expect(open).not.toHaveBeenCalled()
    expect(launches(host)).toEqual([])
  })

  it('is open where a value is stored, and a cleared ID removes both', async () => {
    const { host, user } = await atTheSignIn(APP, { ClientId: 'stored-id', ClientSecret: 'stored-secret' })
    expect(fold()?.open).toBe(true)
    expect(field(/^Client ID/)).toHaveValue('stored-id')
    expect(field(/^Client Secret/)).toHaveValue('')
    await user.clear(field(/^Client ID/))
    await user.click(button(t('oauth.continue', { provider: 'Deskfern' })))
    await title(t('oauth.waiting.title', { provider: 'Deskfern' }))
    expect(launches(host)).toMatchObject([{ values: { ClientId: null, ClientSecret: null } }])
  })

  it('shows an error of the proxy at its input', async () => {
    const { host, user } = await atTheSignIn()
    const fields = [{ in: 'values', name: 'ClientId', reason: 'pattern' }]
    host.on(({ method }) => (method === 'POST' ? problem(400, 'invalid_request', { fields }) : undefined))
    await user.type(field(/^Client ID/), 'mine')
    await user.type(field(/^Client Secret/), 's3cret')
    await user.click(button(t('oauth.continue', { provider: 'Deskfern' })))
    await waitFor(() => expect(field(/^Client ID/)).toBeInvalid())
    expect(fold()?.open).toBe(true)
    expect(pageText()).not.toMatch(like('oauth.failed.title'))
  })

  it('says in words what is wrong with a value that is not on this screen', async () => {
    const { host, user } = await atTheSignIn()
    const fields = [{ in: 'values', name: 'Elsewhere', reason: 'required' }]
    host.on(({ method }) => (method === 'POST' ? problem(400, 'invalid_request', { fields }) : undefined))
    await user.click(button(t('oauth.continue', { provider: 'Deskfern' })))
    await waitFor(() => expect(pageText()).toContain(t('oauth.failed.title', { provider: 'Deskfern' })))
    expect(pageText()).toContain(t('failed.refused'))
  })

  it('is kept after Cancel, with what is stored by then, and can be taken back', async () => {
    const { host, user } = await atTheSignIn()
    await user.type(field(/^Client ID/), 'mine')
    await user.type(field(/^Client Secret/), 's3cret')
    await user.click(button(t('oauth.continue', { provider: 'Deskfern' })))
    await title(t('oauth.waiting.title', { provider: 'Deskfern' }))
    await user.click(button(t('button.cancel')))
    await title(t('oauth.title', { provider: 'Deskfern' }))
    expect(fold()?.open).toBe(true)
    expect(field(/^Client ID/)).toHaveValue('mine')
    await waitFor(() => expect(field(/^Client Secret/)).toHaveAccessibleDescription(t('settings.saved')))
    await user.clear(field(/^Client ID/))
    await user.clear(field(/^Client Secret/))
    await user.click(button(t('oauth.continue', { provider: 'Deskfern' })))
    await title(t('oauth.waiting.title', { provider: 'Deskfern' }))
    expect(launches(host).at(-1)).toMatchObject({ values: { ClientId: null, ClientSecret: null } })
    await waitFor(() => expect(host.cyclr.find(host.idOf('Deskfern')).properties).toEqual([]))
  })

  it('goes along with the link of a blocked window, and with this tab', async () => {
    const { host, user } = await atTheSignIn()
    stubWindows(true)
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await user.type(field(/^Client ID/), 'mine')
    await user.type(field(/^Client Secret/), 's3cret')
    await user.click(button(t('oauth.continue', { provider: 'Deskfern' })))
    await title(t('oauth.blocked.title'))
    fireEvent.pointerDown(screen.getByRole('link', { name: t('oauth.blocked.open') }))
    await waitFor(() => expect(launches(host)).toHaveLength(1))
    await user.click(button(t('oauth.blocked.thisTab')))
    await waitFor(() => expect(launches(host)).toHaveLength(2))
    for (const launch of launches(host)) expect(launch.values).toEqual({ ClientId: 'mine', ClientSecret: 's3cret' })
  })

  it('is asked before the user leaves, once something is typed', async () => {
    const { user, onExit } = await atTheSignIn()
    await user.type(field(/^Client ID/), 'mine')
    await user.click(button(t('button.notNow')))
    await screen.findByRole('group', { name: t('leave.title') })
    expect(onExit).not.toHaveBeenCalled()
  })

  it('is not asked on a page that is not secure', async () => {
    vi.stubGlobal('isSecureContext', false)
    await atTheSignIn()
    expect(screen.queryByText(like('settings.ownApp'))).toBeNull()
    expect(button(t('oauth.continue', { provider: 'Deskfern' }))).toBeVisible()
  })

  it('comes after the settings that the sign-in needs', async () => {
    stubWindows()
    const host = createHost({ connectors: [connector('Deskfern', [METHOD.oauth], [parameter('Region'), ...APP])] })
    const { user } = renderWizard(host, 'Deskfern')
    await title(like('settings.title'))
    expect(screen.queryByText(like('settings.ownApp'))).toBeNull()
    await user.type(field('Region'), 'eu')
    await user.click(button(t('button.continue')))
    await title(t('oauth.title', { provider: 'Deskfern' }))
    expect(fold()?.open).toBe(false)
    expect(button(t('button.back'))).toBeVisible()
  })
})

const address = (host: ReturnType<typeof createHost>) => `${host.cyclr.options.serviceOrigin}/connector/callback`
const input = () => screen.queryByLabelText(t('ownApp.redirect'))

describe('The redirect address to register', () => {
  it('is shown in the fold, read-only, and can be copied', async () => {
    const { host, user } = await atTheSignIn()
    expect(input()).toHaveValue(address(host))
    expect(input()).toHaveAttribute('readonly')
    fireEvent.click(button(t('ownApp.copy')))
    await screen.findByRole('button', { name: t('copied') })
    expect(await navigator.clipboard.readText()).toBe(address(host))
    await user.click(button(t('oauth.continue', { provider: 'Deskfern' })))
    await title(t('oauth.waiting.title', { provider: 'Deskfern' }))
    expect(launches(host)[0]).not.toHaveProperty('values')
  })

  it('is shown with the settings where an app is required', async () => {
    const host = createHost({ connectors: [connector('Deskfern', [METHOD.oauth], REQUIRED_APP)] })
    renderWizard(host, 'Deskfern')
    await title(like('settings.title'))
    expect(input()).toHaveValue(address(host))
  })

  it.each([
    ['client credentials', METHOD.clientCredentials, REQUIRED_APP],
    ['a key', METHOD.apiKey, REQUIRED_APP],
    ['a sign-in without an app', METHOD.oauth, [parameter('Region')]],
  ])('is not shown with %s', async (_, method, parameters) => {
    const host = createHost({ connectors: [connector('Deskfern', [method], parameters)] })
    renderWizard(host, 'Deskfern')
    await title(/./)
    expect(input()).toBeNull()
  })

  it('is not shown with a key beside a sign-in', async () => {
    const host = createHost({
      connectors: [
        connector('Deskfern', [METHOD.apiKey, METHOD.oauth], [...REQUIRED_APP, parameter('Region'), ...APART]),
      ],
    })
    const { user } = renderWizard(host, 'Deskfern')
    await title(t('method.title'))
    await user.click(screen.getByRole('radio', { name: like('method.apiKey') }))
    await user.click(button(t('button.continue')))
    await title(like('settings.title'))
    expect(input()).toBeNull()
  })
})
