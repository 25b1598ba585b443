import { waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { createProxyClient } from '../../src/client/createProxyClient.js'
import { NAVIGATION } from '../server/harness.js'
import { walkThrough } from '../server/walkThrough.js'
import { t, title } from './ask.js'
import { connector, METHOD } from './connectors.js'
import { createHost, type Host } from './createHost.js'
import { renderWizard } from './renderWizard.js'

afterEach(() => window.history.replaceState(null, '', '/'))

/** Signs in with this tab, as far as the address that the proxy sends it back to. */
async function signInHere(host: Host, name: string): Promise<string> {
  const id = host.idOf(name)
  const proxy = createProxyClient('/api/connector-auth', () => ({ fetch: host.fetch }))
  const methodId = (await proxy.connector(id)).methods[0]?.id ?? ''
  const returnTo = `${globalThis.location.origin}/settings`
  const { launchUrl } = await proxy.startOAuth(id, { methodId, mode: 'redirect', returnTo })
  const follow = async (address: string) => {
    const request = new Request(address)
    for (const [header, value] of Object.entries(NAVIGATION)) request.headers.set(header, value)
    return (await host.proxy.fetch(request)).headers.get('Location')
  }
  const back = await walkThrough(host.cyclr, (await follow(launchUrl)) ?? '', 'allow')
  return (await follow(back ?? '')) ?? ''
}

describe('A sign-in that used this tab', () => {
  it('PO-48: ends in "is connected" on a first connect, because the new credential proves it', async () => {
    const host = createHost({ connectors: [connector('Ledgerloom', [METHOD.oauth])] })
    window.history.replaceState(null, '', await signInHere(host, 'Ledgerloom'))
    const { onSuccess } = renderWizard(host, 'Ledgerloom')
    await title(t('success.title', { provider: 'Ledgerloom' }))
    // The title is there at once; `onSuccess` needs one more request.
    await waitFor(() =>
      expect(onSuccess.mock.calls).toMatchObject([[{ verification: 'accepted', isReconnect: false }]]),
    )
    expect(window.location.search).toBe('')
  })
})
