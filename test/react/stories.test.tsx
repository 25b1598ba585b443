import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { button, field, pageText, t, title } from './ask.js'
import { connector, METHOD, parameter } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'
import { stored } from './stored.js'

describe('From load to success', () => {
  it('takes an API key, and ends in "is set up" without a verification', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
    const { user, onSuccess } = renderWizard(host, 'Postmoth')
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    await user.type(field(t('apiKey.label')), 'pm_live_12345678')
    await user.click(button(t('button.connect')))
    await title(t('success.savedTitle'))
    expect(pageText()).toContain(t('success.savedKey'))
    expect(host.cyclr.find(host.idOf('Postmoth'))).toMatchObject({ authValue: 'pm_live_12345678', authenticated: true })
    expect(onSuccess).toHaveBeenCalledExactlyOnceWith({
      accountConnectorId: host.idOf('Postmoth'),
      name: 'Postmoth',
      methodKind: 'apiKey',
      verification: 'unknown',
      isReconnect: false,
      attempt: null,
    })
    expect(host.calls()).toEqual(['GET /connectors/:id', 'PUT /connectors/:id/credentials'])
  })

  it('ends in "is connected" if the provider accepted the key', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])], verified: true })
    const { user, onSuccess } = renderWizard(host, 'Postmoth')
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    await user.type(field(t('apiKey.label')), 'pm_live_12345678{Enter}')
    await title(t('success.title'))
    expect(onSuccess.mock.calls[0]?.[0]).toMatchObject({ verification: 'accepted' })
  })

  it('takes a user name and a password, byte for byte', async () => {
    const host = createHost({ connectors: [connector('Ledgerloom', [METHOD.basic])] })
    const { user } = renderWizard(host, 'Ledgerloom')
    await title(t('basic.title', { provider: 'Ledgerloom' }))
    await user.type(field(t('basic.username')), 'ada')
    await user.type(field(t('basic.password')), ' p:ss 日本 ')
    await user.click(button(t('button.connect')))
    await title(t('success.savedTitle', { provider: 'Ledgerloom' }))
    expect(atob64(host.cyclr.find(host.idOf('Ledgerloom')).authValue)).toBe('ada: p:ss 日本 ')
  })

  it('asks once about an empty password, and then connects without one', async () => {
    const host = createHost({ connectors: [connector('Ledgerloom', [METHOD.basic])] })
    const { user } = renderWizard(host, 'Ledgerloom')
    await title(t('basic.title', { provider: 'Ledgerloom' }))
    await user.type(field(t('basic.username')), 'ada')
    await user.click(button(t('button.connect')))
    expect(field(t('basic.password'))).toHaveAccessibleDescription(
      t('basic.empty', { label: 'password', provider: 'Ledgerloom' }),
    )
    await user.click(button(t('basic.withoutPassword')))
    await title(t('success.savedTitle', { provider: 'Ledgerloom' }))
    expect(atob64(host.cyclr.find(host.idOf('Ledgerloom')).authValue)).toBe('ada:')
  })

  it('asks about an empty password with the label of the guide', async () => {
    const labels = { Basic: { username: 'Epos key', password: 'Epos Secret' } }
    const host = createHost({
      connectors: [connector('Epos Now', [METHOD.basic])],
      guides: [{ connector: 'Epos Now', labels }],
    })
    const { user } = renderWizard(host, 'Epos Now')
    await title(t('basic.title', { provider: 'Epos Now' }))
    await user.type(field('Epos key'), 'ada')
    await user.click(button(t('button.connect')))
    const asked = t('basic.empty', { label: 'Epos secret', provider: 'Epos Now' })
    expect(field('Epos Secret')).toHaveAccessibleDescription(asked)
    await user.click(button(t('basic.withoutIt')))
    await title(t('success.savedTitle', { provider: 'Epos Now' }))
  })

  it('takes the client id and secret of a connector without a user', async () => {
    const parameters = [parameter('ClientId'), parameter('ClientSecret', { IsSensitive: true })]
    const host = createHost({ connectors: [connector('Fluent', [METHOD.clientCredentials], parameters)] })
    const { user } = renderWizard(host, 'Fluent')
    await title(t('client.title'))
    expect(pageText()).toContain(t('client.lede', { provider: 'Fluent' }))
    await user.type(field('Client ID'), 'client-1')
    await user.type(field('Client secret'), 's3cret-value')
    await user.click(button(t('button.connect')))
    await title(t('success.savedTitle', { provider: 'Fluent' }))
    expect(stored(host.cyclr.properties(host.idOf('Fluent')))).toEqual({
      ClientId: 'client-1',
      ClientSecret: 's3cret-value',
    })
    expect(host.calls()).toEqual(['GET /connectors/:id', 'PUT /connectors/:id/credentials'])
  })

  it('takes the login of a password grant, which is proven at once', async () => {
    const host = createHost({ connectors: [connector('Chargebay', [METHOD.password])] })
    const { user, onSuccess } = renderWizard(host, 'Chargebay')
    await title(t('basic.title', { provider: 'Chargebay' }))
    await user.type(field(t('basic.username')), 'ada')
    await user.type(field(t('basic.password')), 'secret:1')
    await user.click(button(t('button.connect')))
    await title(t('success.title', { provider: 'Chargebay' }))
    expect(onSuccess.mock.calls[0]?.[0]).toMatchObject({ methodKind: 'password', verification: 'accepted' })
    expect(stored(host.cyclr.properties(host.idOf('Chargebay')))).toEqual({ Username: 'ada', Password: 'secret:1' })
    expect(host.calls()).toEqual(['GET /connectors/:id', 'PUT /connectors/:id/credentials'])
  })

  it('keeps a password grant in use while another login is rejected', async () => {
    const host = createHost({ connectors: [connector('Chargebay', [METHOD.password])] })
    const id = host.idOf('Chargebay')
    const earlier = { Username: 'earlier', Password: 'earlier-1' }
    host.cyclr.authenticate(id, '{"AccessToken":"earlier"}', earlier)
    const { user, onSuccess } = renderWizard(host, 'Chargebay', { intent: 'reconnect' })
    await title(t('reconnect.title', { provider: 'Chargebay' }))
    await user.click(button(t('button.reconnect')))
    await title(t('basic.title', { provider: 'Chargebay' }))
    await user.type(field(t('basic.username')), 'ada')
    await user.type(field(t('basic.password')), 'wrong')
    await user.click(button(t('button.connect')))
    await screen.findByText(t('rejected.login', { provider: 'Chargebay' }))
    expect(field(t('basic.username'))).toHaveValue('ada')
    expect(host.cyclr.find(id)).toMatchObject({ authenticated: true, authValue: '{"AccessToken":"earlier"}' })
    expect(stored(host.cyclr.properties(id))).toEqual(earlier)
    await user.clear(field(t('basic.password')))
    await user.type(field(t('basic.password')), 'secret:1')
    await user.click(button(t('button.connect')))
    await title(t('success.title', { provider: 'Chargebay' }))
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(stored(host.cyclr.properties(id))).toEqual({ Username: 'ada', Password: 'secret:1' })
  })

  it('takes only settings if there is nothing else', async () => {
    const host = createHost({ connectors: [connector('Vitari', [METHOD.none], [parameter('Server')])] })
    const { user, onSuccess } = renderWizard(host, 'Vitari')
    await title(t('settings.title', { provider: 'Vitari' }))
    await user.type(field('Server'), 'eu-1')
    await user.click(button(t('button.connect')))
    await title(t('success.savedTitle', { provider: 'Vitari' }))
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(stored(host.cyclr.properties(host.idOf('Vitari')))).toEqual({ Server: 'eu-1' })
  })
})

function atob64(text: string | null): string {
  return Buffer.from(text ?? '', 'base64').toString('utf8')
}
