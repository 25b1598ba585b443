import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { pageText, t, title } from './ask.js'
import { connector, METHOD, parameter } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const CONNECTORS = [connector('Harbor', [METHOD.apiKey, METHOD.oauth], [parameter('Region', { Values: ['eu', 'us'] })])]

const authenticated = (options: Parameters<typeof createHost>[0]) => {
  const host = createHost({ connectors: CONNECTORS, ...options })
  host.cyclr.authenticate(host.idOf('Harbor'), 'a key')
  return host
}

describe.each([
  ['for a user who may only read', { can: ['read'] as const }, {}],
  ['with readOnly', {}, { readOnly: true }],
])('A connection %s', (_, options, props) => {
  it('that is not connected is shown, and nothing is asked', async () => {
    const host = createHost({ connectors: CONNECTORS, ...options })
    renderWizard(host, 'Harbor', { ...props, onExit: undefined })
    await title(t('readOnly.title', { provider: 'Harbor' }))
    expect(pageText()).toContain(t('readOnly.note'))
    expect(screen.queryAllByRole('textbox')).toEqual([])
    expect(screen.queryAllByRole('button')).toEqual([])
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })

  it('that is connected is shown, and nothing can be changed', async () => {
    const host = authenticated(options)
    renderWizard(host, 'Harbor', { ...props, intent: 'reconnect', onExit: undefined })
    await title(t('reconnect.title', { provider: 'Harbor' }))
    expect(screen.queryAllByRole('button')).toEqual([])
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })

  it('says that nothing can be changed, where it is connected', async () => {
    const host = authenticated(options)
    renderWizard(host, 'Harbor', { ...props, onExit: undefined })
    await title(t('connected.title', { provider: 'Harbor' }))
    expect(pageText()).toContain(t('readOnly.note'))
    expect(screen.queryAllByRole('button')).toEqual([])
  })
})

it('A user who may only read is refused by the proxy, whatever the page does', async () => {
  const host = createHost({ connectors: CONNECTORS, can: ['read'] })
  const response = await host.fetch(`/api/connector-auth/connectors/${host.idOf('Harbor')}/credentials`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', 'X-Connector-Wizard': '1' },
    body: JSON.stringify({ methodId: 'default', apiKey: 'a key' }),
  })
  expect(response.status).toBe(403)
})
