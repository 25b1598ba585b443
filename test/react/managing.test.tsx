import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { button, field, like, noButton, pageText, t, title } from './ask.js'
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
  await title(t('apiKey.title', { label: t('apiKey.label') }))
  return shown
}

afterEach(() => vi.unstubAllGlobals())

describe('A connected connector', () => {
  it('shows its settings without the secrets, and does not call onSuccess', async () => {
    const { onSuccess, container } = renderWizard(connected(), 'Postmoth')
    await title(t('connected.title'))
    expect(pageText()).toContain(t('card.connectedTo'))
    expect(screen.getByText('Region').closest('div')).toHaveTextContent('RegionEurope')
    expect(container.outerHTML).not.toMatch(/canary/)
    expect(onSuccess).not.toHaveBeenCalled()
  })

  it('UX-20: shows only that a secret is stored, never the secret', async () => {
    const { user, container } = renderWizard(connected(), 'Postmoth')
    await title(t('connected.title'))
    await user.click(button(t('button.reconnect')))
    await title(like('settings.title'))
    const secret = field(/^Pass phrase/)
    expect(secret).toHaveValue('')
    expect(secret).toHaveAccessibleDescription(t('settings.saved'))
    expect(container.outerHTML).not.toMatch(/canary/)
  })

  it('can change its settings, which is not a new connection', async () => {
    const host = connected()
    const { user, onSuccess, events } = renderWizard(host, 'Postmoth')
    await title(t('connected.title'))
    await user.click(button(t('button.changeSettings')))
    await title(t('settings.title'))
    await user.clear(field('Region'))
    await user.type(field('Region'), 'America')
    await user.click(button(t('button.continue')))
    await title(t('connected.title'))
    expect(host.calls()).toEqual(['GET /connectors/:id', 'PUT /connectors/:id/parameters'])
    expect(screen.getByText('Region').closest('div')).toHaveTextContent('RegionAmerica')
    expect(onSuccess).not.toHaveBeenCalled()
    expect(events()).toContain('parameters_saved')
    await user.click(button(t('button.changeSettings')))
    await title(t('settings.title'))
    await user.click(button(t('button.cancel')))
    await title(t('connected.title'))
    expect(host.calls()).toHaveLength(2)
  })

  it('has no "Change settings" without settings', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
    host.cyclr.authenticate(host.idOf('Postmoth'))
    renderWizard(host, 'Postmoth')
    await title(t('connected.title'))
    expect(noButton(t('button.changeSettings'))).not.toBeInTheDocument()
  })

  it('can be disconnected only if that is granted', async () => {
    renderWizard(connected(), 'Postmoth')
    await title(t('connected.title'))
    expect(noButton(t('button.disconnect'))).not.toBeInTheDocument()
  })

  it('asks before it is disconnected, with the focus on the safe choice', async () => {
    const { user } = renderWizard(connected({ can: ALL }), 'Postmoth')
    await title(t('connected.title'))
    await user.click(button(t('button.disconnect')))
    await title(t('disconnect.title'))
    const group = screen.getByRole('group', { name: t('disconnect.title') })
    expect(group).toBeVisible()
    expect(pageText()).toContain(t('disconnect.lede'))
    const buttons = within(group).getAllByRole('button')
    expect(buttons).toEqual([button(t('disconnect.keep')), button(t('button.disconnect'))])
    expect(button(t('disconnect.keep'))).toHaveFocus()
    await user.keyboard('{Escape}')
    await title(t('connected.title'))
  })

  it('can be disconnected, which calls onDisconnect, and connected again', async () => {
    const host = connected({ can: ALL })
    const { user, onDisconnect, onSuccess, events } = renderWizard(host, 'Postmoth')
    await title(t('connected.title'))
    await user.click(button(t('button.disconnect')))
    await title(t('disconnect.title'))
    await user.click(button(t('button.disconnect')))
    await title(t('disconnected.title'))
    expect(pageText()).toContain(t('disconnected.lede'))
    expect(onDisconnect).toHaveBeenCalledExactlyOnceWith({ accountConnectorId: host.idOf('Postmoth') })
    expect(events()).toContain('disconnected')
    expect(host.calls()).toEqual(['GET /connectors/:id', 'DELETE /connectors/:id/credentials'])
    expect(host.cyclr.find(host.idOf('Postmoth')).authenticated).toBe(false)
    await user.click(button(t('disconnected.again')))
    await title(t('basic.title'))
    expect(field('Region')).toHaveValue('Europe')
    await user.type(field(t('apiKey.label')), 'new-key-12345{Enter}')
    await title(t('success.savedTitle'))
    expect(onSuccess.mock.calls).toMatchObject([[{ isReconnect: false }]])
  })

  it('stays connected if disconnecting fails, and shows the error', async () => {
    const host = connected({ can: ALL })
    const { user, onDisconnect } = renderWizard(host, 'Postmoth')
    await title(t('connected.title'))
    await user.click(button(t('button.disconnect')))
    host.on(({ method }) => (method === 'DELETE' ? problem(503, 'unavailable') : undefined))
    await user.click(button(t('button.disconnect')))
    await waitFor(() => expect(pageText()).toContain(t('disconnect.failed')))
    expect(onDisconnect).not.toHaveBeenCalled()
    await user.click(button(t('disconnect.keep')))
    await title(t('connected.title'))
  })
})

describe('Reconnecting', () => {
  it('opens on the reason with `intent="reconnect"`', async () => {
    const { user } = renderWizard(connected(), 'Postmoth', { intent: 'reconnect' })
    await title(t('reconnect.title'))
    expect(pageText()).toContain(t('reconnect.lede'))
    await user.click(button(t('button.reconnect')))
    await title(t('settings.title'))
  })

  it('writes nothing until the new key is sent, then settings and key in one request', async () => {
    const host = connected()
    const { user, onSuccess } = renderWizard(host, 'Postmoth')
    await title(t('connected.title'))
    await user.click(button(t('button.reconnect')))
    await title(like('settings.title'))
    await user.clear(field('Region'))
    await user.type(field('Region'), 'America')
    await user.click(button(t('button.continue')))
    await title(t('apiKey.replace', { label: t('apiKey.label') }))
    expect(pageText()).toContain(t('apiKey.replaceLede'))
    expect(host.calls()).toEqual(['GET /connectors/:id'])
    await user.type(field(t('apiKey.label')), 'new-key-12345')
    await user.click(button(t('apiKey.replaceButton')))
    await title(t('success.savedTitle'))
    expect(host.calls()).toEqual(['GET /connectors/:id', 'PUT /connectors/:id/credentials'])
    expect(onSuccess.mock.calls).toMatchObject([[{ isReconnect: true }]])
    expect(host.cyclr.properties(host.idOf('Postmoth')).find(({ Name }) => Name === 'Region')?.Value).toBe('America')
  })

  it('keeps the saved key if the user cancels', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])], verified: true })
    host.cyclr.authenticate(host.idOf('Postmoth'))
    const { user } = renderWizard(host, 'Postmoth')
    await title(t('connected.title'))
    await user.click(button(t('button.reconnect')))
    await title(t('apiKey.replace', { label: t('apiKey.label') }))
    expect(pageText()).toContain(t('apiKey.replaceVerified'))
    await user.click(button(t('apiKey.keep')))
    await title(t('connected.title'))
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })

  it('asks for a required setting that is missing on a connected connector', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey], [parameter('Region')])] })
    host.cyclr.authenticate(host.idOf('Postmoth'))
    const { user, onSuccess } = renderWizard(host, 'Postmoth')
    await title(t('settings.more'))
    await user.type(field('Region'), 'Europe')
    await user.click(button(t('button.continue')))
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1))
  })
})

describe('Leaving', () => {
  it('happens at once if nothing would be lost', async () => {
    const { user, onExit } = await atTheKey()
    await user.click(button(t('card.close')))
    expect(onExit).toHaveBeenCalledExactlyOnceWith({ reason: 'dismissed', step: 'credentials', connected: false })
  })

  it('asks first if something typed would be lost, and keeps it', async () => {
    const { user, onExit, container } = await atTheKey()
    await user.type(field(t('apiKey.label')), 'half a key')
    await user.click(button(t('button.notNow')))
    await title(t('leave.title'))
    expect(container.querySelector('[data-link="paused"]')).not.toBeNull()
    expect(onExit).not.toHaveBeenCalled()
    expect(button(t('leave.keep'))).toHaveFocus()
    await user.keyboard('{Escape}')
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    expect(field(t('apiKey.label'))).toHaveValue('half a key')
    expect(field(t('apiKey.label'))).toHaveFocus()
  })

  it('discards what was typed after the user confirms', async () => {
    const { user, onExit } = await atTheKey()
    await user.type(field(t('apiKey.label')), 'half a key')
    await user.click(button(t('card.close')))
    await title(t('leave.title'))
    await user.click(button(t('leave.discard')))
    expect(onExit).toHaveBeenCalledExactlyOnceWith({ reason: 'dismissed', step: 'credentials', connected: false })
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    expect(field(t('apiKey.label'))).toHaveValue('')
  })

  it('has no button without `onExit`', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
    renderWizard(host, 'Postmoth', { onExit: undefined })
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    expect(noButton(t('card.close'))).not.toBeInTheDocument()
    expect(noButton(t('button.notNow'))).not.toBeInTheDocument()
  })

  it('is "Done" after a success', async () => {
    const { user, onExit } = await atTheKey()
    await user.type(field(t('apiKey.label')), 'pm_live_12345678{Enter}')
    await title(t('success.savedTitle'))
    await user.click(button(t('button.done')))
    expect(onExit).toHaveBeenCalledExactlyOnceWith({ reason: 'done', step: 'success', connected: true })
  })
})

describe('A page that is not secure', () => {
  it('asks for no secret, and logs the reason for the developer', async () => {
    vi.stubGlobal('isSecureContext', false)
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
    renderWizard(host, 'Postmoth')
    await title(t('insecure.title'))
    expect(screen.queryByLabelText(t('apiKey.label'))).not.toBeInTheDocument()
    expect(logged).toHaveBeenCalledWith(
      expect.stringMatching(/^ConnectorAuthWizard: this page is not a secure context/),
    )
    logged.mockRestore()
  })
})
