import { screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { button, field, noButton, said, title } from './ask.js'
import { connector, METHOD, optional, parameter } from './connectors.js'
import { createHost, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const ALL = ['read', 'connect', 'disconnect'] as const

/** A connected Postmoth whose region is known. */
function connected(options: Parameters<typeof createHost>[0] = {}) {
  const host = createHost({
    connectors: [
      connector('Postmoth', [METHOD.apiKey], [parameter('Region'), optional('Pass phrase', { IsSensitive: true })]),
    ],
    ...options,
  })
  host.cyclr.authenticate(host.idOf('Postmoth'), 'stored-key-canary', {
    Region: 'Europe',
    'Pass phrase': 'phrase-canary',
  })
  return host
}

const atTheKey = async () => {
  const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
  const shown = renderWizard(host, 'Postmoth')
  await title(/Paste your Postmoth API key/)
  return shown
}

afterEach(() => vi.unstubAllGlobals())

describe('A connected connector', () => {
  it('says so, with the settings that are no secret, and is no success of this wizard', async () => {
    const { onSuccess, container } = renderWizard(connected(), 'Postmoth')
    await title('Postmoth is connected')
    expect(said()).toContain('Connected to Alderway')
    expect(screen.getByText('Region').closest('div')).toHaveTextContent('RegionEurope')
    expect(container.outerHTML).not.toMatch(/canary/)
    expect(onSuccess).not.toHaveBeenCalled()
  })

  it('UX-20: never shows a stored secret again, only that there is one', async () => {
    const { user, container } = renderWizard(connected(), 'Postmoth')
    await title('Postmoth is connected')
    await user.click(button('Reconnect'))
    await title(/Tell us about/)
    const secret = field(/^Pass phrase/)
    expect(secret).toHaveValue('')
    expect(secret).toHaveAccessibleDescription('Saved. Leave empty to keep it.')
    expect(container.outerHTML).not.toMatch(/canary/)
  })

  it('changes its settings by themselves, which is no new connection', async () => {
    const host = connected()
    const { user, onSuccess, events } = renderWizard(host, 'Postmoth')
    await title('Postmoth is connected')
    await user.click(button('Change settings'))
    await title('Tell us about your Postmoth account')
    await user.clear(field('Region'))
    await user.type(field('Region'), 'America')
    await user.click(button('Continue'))
    await title('Postmoth is connected')
    expect(host.calls()).toEqual(['GET /connectors/:id', 'PUT /connectors/:id/parameters'])
    expect(screen.getByText('Region').closest('div')).toHaveTextContent('RegionAmerica')
    expect(onSuccess).not.toHaveBeenCalled()
    expect(events()).toContain('parameters_saved')
    await user.click(button('Change settings'))
    await title('Tell us about your Postmoth account')
    await user.click(button('Cancel'))
    await title('Postmoth is connected')
    expect(host.calls()).toHaveLength(2)
  })

  it('has no settings to change where it has none', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
    host.cyclr.authenticate(host.idOf('Postmoth'))
    renderWizard(host, 'Postmoth')
    await title('Postmoth is connected')
    expect(noButton('Change settings')).not.toBeInTheDocument()
  })

  it('offers to disconnect only where that was granted', async () => {
    renderWizard(connected(), 'Postmoth')
    await title('Postmoth is connected')
    expect(noButton('Disconnect')).not.toBeInTheDocument()
  })

  it('asks before it disconnects, with the focus on the safe choice', async () => {
    const { user } = renderWizard(connected({ can: ALL }), 'Postmoth')
    await title('Postmoth is connected')
    await user.click(button('Disconnect'))
    await title('Disconnect Postmoth?')
    expect(screen.getByRole('group', { name: 'Disconnect Postmoth?' })).toBeVisible()
    expect(button('Keep connected')).toHaveFocus()
    await user.keyboard('{Escape}')
    await title('Postmoth is connected')
  })

  it('disconnects, tells the host, and can connect again', async () => {
    const host = connected({ can: ALL })
    const { user, onDisconnect, onSuccess, events } = renderWizard(host, 'Postmoth')
    await title('Postmoth is connected')
    await user.click(button('Disconnect'))
    await title('Disconnect Postmoth?')
    await user.click(button('Disconnect'))
    await title('Postmoth is disconnected')
    expect(said()).toContain('Alderway can no longer reach your Postmoth data.')
    expect(onDisconnect).toHaveBeenCalledExactlyOnceWith({ accountConnectorId: host.idOf('Postmoth') })
    expect(events()).toContain('disconnected')
    expect(host.calls()).toEqual(['GET /connectors/:id', 'DELETE /connectors/:id/credentials'])
    expect(host.cyclr.find(host.idOf('Postmoth')).authenticated).toBe(false)
    await user.click(button('Connect again'))
    await title(/Tell us about/)
    await user.click(button('Continue'))
    await title(/Paste your Postmoth API key/)
    await user.type(field('API key'), 'new-key-12345{Enter}')
    await title('Postmoth is set up')
    expect(onSuccess.mock.calls).toMatchObject([[{ isReconnect: false }]])
  })

  it('stays connected when disconnecting fails, and says so', async () => {
    const host = connected({ can: ALL })
    const { user, onDisconnect } = renderWizard(host, 'Postmoth')
    await title('Postmoth is connected')
    await user.click(button('Disconnect'))
    host.on(({ method }) => (method === 'DELETE' ? problem(503, 'unavailable') : undefined))
    await user.click(button('Disconnect'))
    await waitFor(() => expect(said()).toContain('We couldn’t disconnect Postmoth'))
    expect(onDisconnect).not.toHaveBeenCalled()
    await user.click(button('Keep connected'))
    await title('Postmoth is connected')
  })
})

describe('Reconnecting', () => {
  it('opens on what happened where the host says that the sign-in stopped working', async () => {
    const { user } = renderWizard(connected(), 'Postmoth', { intent: 'reconnect' })
    await title('Sign in to Postmoth again')
    expect(said()).toContain('The sign-in Alderway was using has stopped working. Your settings are kept.')
    await user.click(button('Reconnect'))
    await title(/Tell us about your Postmoth account/)
  })

  it('writes nothing until the new key is sent, and then settings and key in one request', async () => {
    const host = connected()
    const { user, onSuccess } = renderWizard(host, 'Postmoth')
    await title('Postmoth is connected')
    await user.click(button('Reconnect'))
    await title(/Tell us about/)
    await user.clear(field('Region'))
    await user.type(field('Region'), 'America')
    await user.click(button('Continue'))
    await title(/Replace your Postmoth API key/)
    expect(said()).toContain('A key is already saved. It stays in use until you save a new one.')
    expect(host.calls()).toEqual(['GET /connectors/:id'])
    await user.type(field('API key'), 'new-key-12345')
    await user.click(button('Replace key'))
    await title('Postmoth is set up')
    expect(host.calls()).toEqual(['GET /connectors/:id', 'PUT /connectors/:id/credentials'])
    expect(onSuccess.mock.calls).toMatchObject([[{ isReconnect: true }]])
    expect(host.cyclr.properties(host.idOf('Postmoth')).find(({ Name }) => Name === 'Region')?.Value).toBe('America')
  })

  it('keeps the saved key where the user thinks better of it', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])], verified: true })
    host.cyclr.authenticate(host.idOf('Postmoth'))
    const { user } = renderWizard(host, 'Postmoth')
    await title('Postmoth is connected')
    await user.click(button('Reconnect'))
    await title('Replace your Postmoth API key')
    expect(said()).toContain('It stays in use until a new one is accepted.')
    await user.click(button('Keep the saved key'))
    await title('Postmoth is connected')
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })

  it('asks for one more detail where a required setting is missing on a connected one', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey], [parameter('Region')])] })
    host.cyclr.authenticate(host.idOf('Postmoth'))
    const { user, onSuccess } = renderWizard(host, 'Postmoth')
    await title('One more detail for Postmoth')
    await user.type(field('Region'), 'Europe')
    await user.click(button('Continue'))
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1))
  })
})

describe('Leaving', () => {
  it('is at once where nothing would be lost', async () => {
    const { user, onExit } = await atTheKey()
    await user.click(button('Close'))
    expect(onExit).toHaveBeenCalledExactlyOnceWith({ reason: 'dismissed', step: 'credentials', connected: false })
  })

  it('asks first where something typed would be lost, and keeps it', async () => {
    const { user, onExit, container } = await atTheKey()
    await user.type(field('API key'), 'half a key')
    await user.click(button('Not now'))
    await title('Leave without connecting?')
    expect(container.querySelector('[data-link="paused"]')).not.toBeNull()
    expect(onExit).not.toHaveBeenCalled()
    expect(button('Keep editing')).toHaveFocus()
    await user.keyboard('{Escape}')
    await title(/Paste your Postmoth API key/)
    expect(field('API key')).toHaveValue('half a key')
    expect(field('API key')).toHaveFocus()
  })

  it('drops what was typed once that was confirmed', async () => {
    const { user, onExit } = await atTheKey()
    await user.type(field('API key'), 'half a key')
    await user.click(button('Close'))
    await title('Leave without connecting?')
    await user.click(button('Discard and leave'))
    expect(onExit).toHaveBeenCalledExactlyOnceWith({ reason: 'dismissed', step: 'credentials', connected: false })
    await title(/Paste your Postmoth API key/)
    expect(field('API key')).toHaveValue('')
  })

  it('has no button where the host does not listen for it', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
    renderWizard(host, 'Postmoth', { onExit: undefined })
    await title(/Paste your Postmoth API key/)
    expect(noButton('Close')).not.toBeInTheDocument()
    expect(noButton('Not now')).not.toBeInTheDocument()
  })

  it('is done after a success', async () => {
    const { user, onExit } = await atTheKey()
    await user.type(field('API key'), 'pm_live_12345678{Enter}')
    await title('Postmoth is set up')
    await user.click(button('Done'))
    expect(onExit).toHaveBeenCalledExactlyOnceWith({ reason: 'done', step: 'success', connected: true })
  })
})

describe('A page that is not secure', () => {
  it('is asked for no secret, and its developer is told why', async () => {
    vi.stubGlobal('isSecureContext', false)
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
    renderWizard(host, 'Postmoth')
    await title('Postmoth can’t be connected from this page')
    expect(screen.queryByLabelText('API key')).not.toBeInTheDocument()
    expect(told).toHaveBeenCalledWith(expect.stringMatching(/^ConnectorAuthWizard: this page is not a secure context/))
    told.mockRestore()
  })
})
