import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { connector, METHOD, optional, parameter } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const title = (name: string | RegExp) => screen.findByRole('heading', { name, level: 3 })

describe('Connecting', () => {
  it('takes an API key, and says what became of it', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
    const { user, onSuccess } = renderWizard(host, 'Postmoth')
    await title('Paste your Postmoth API key')
    await user.type(screen.getByLabelText('API key'), 'pm_live_12345678')
    await user.click(button('Connect'))
    await title('Postmoth is set up')
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
})
