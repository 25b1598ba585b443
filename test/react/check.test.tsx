import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { assertive, button, noButton, polite, said, title } from './ask.js'
import { connector, METHOD, parameter } from './connectors.js'
import { createHost, problem, silence } from './createHost.js'
import { renderWizard } from './renderWizard.js'

type Answer = Parameters<ReturnType<typeof createHost>['on']>[0]

/** A connected Postmoth whose sign-in can be checked, with what the check answers. */
async function connected(answer: Answer, options: Parameters<typeof createHost>[0] = {}) {
  const host = createHost({
    connectors: [connector('Postmoth', [METHOD.apiKey], [parameter('Region')])],
    verified: true,
    can: ['read', 'connect', 'disconnect', 'check'],
    ...options,
  })
  host.cyclr.authenticate(host.idOf('Postmoth'), 'stored-key-canary', { Region: 'Europe' })
  host.on((seen, ...more) => (seen.path.endsWith('/verification') ? answer(seen, ...more) : undefined))
  const shown = renderWizard(host, 'Postmoth')
  await title('Postmoth is connected')
  return { host, ...shown }
}

const found =
  (verification: string): Answer =>
  () =>
    Response.json({ verification })
const asked = (host: ReturnType<typeof createHost>) =>
  host.calls().filter((call) => call === 'POST /connectors/:id/verification')

describe('Checking a connection', () => {
  it('says that the provider answered, and announces it', async () => {
    const { host, user, events, onSuccess } = await connected(found('accepted'))
    await user.click(button('Check connection'))
    await waitFor(() => expect(said()).toContain('Postmoth answered. Checked just now.'))
    await waitFor(() => expect(polite()).toBe('Postmoth answered. Checked just now.'))
    expect(button('Check connection')).toHaveFocus()
    expect(events()).toContain('verified')
    expect(onSuccess).not.toHaveBeenCalled()
    expect(asked(host)).toHaveLength(1)
    expect(host.seen.at(-1)?.body).toBe('')
  })

  it('offers to reconnect first where the provider no longer accepts the sign-in', async () => {
    const { user, container } = await connected(found('rejected'))
    await user.click(button('Check connection'))
    await title('Sign in to Postmoth again')
    expect(said()).toContain('Postmoth no longer accepts this sign-in.')
    await waitFor(() => expect(assertive()).toBe('Postmoth no longer accepts this sign-in.'))
    expect(button('Reconnect')).toHaveAttribute('data-kind', 'primary')
    expect(container.querySelector('[data-link="broken"]')).not.toBeNull()
    await user.click(button('Reconnect'))
    await title(/Tell us about your Postmoth account/)
    await user.click(button('Cancel'))
    await title('Postmoth is connected')
  })

  it('claims nothing where the answer is not known', async () => {
    const { user } = await connected(found('unknown'))
    await user.click(button('Check connection'))
    await waitFor(() => expect(said()).toContain('We couldn’t check whether Postmoth still accepts this sign-in.'))
    expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent('Postmoth is connected')
  })

  it('is under way in its button, once, and can be given up', async () => {
    const { host, user, onError, events } = await connected((_, signal) => silence(signal))
    await user.click(button('Check connection'))
    const busy = button('Checking with Postmoth…')
    expect(busy).toHaveAttribute('aria-disabled', 'true')
    expect(busy).toHaveFocus()
    await user.click(busy)
    expect(noButton('Disconnect')).not.toBeInTheDocument()
    await user.click(button('Cancel'))
    expect(button('Check connection')).toBeVisible()
    expect(asked(host)).toHaveLength(1)
    expect(host.calls()).toHaveLength(2)
    expect(onError).not.toHaveBeenCalled()
    expect(events()).not.toContain('verified')
  })

  it('says that it could not be checked where the service is away, and tells the host', async () => {
    const { user, onError } = await connected(() => problem(503, 'unavailable'))
    await user.click(button('Check connection'))
    await waitFor(() => expect(said()).toContain('We couldn’t check the connection'))
    expect(said()).toContain('Nothing was changed.')
    expect(onError.mock.calls).toMatchObject([[{ code: 'unavailable', step: 'connected' }]])
  })

  it('waits after too many tries, with the time in its button', async () => {
    const { host, user } = await connected(() => problem(429, 'rate_limited', { retryAfter: 24 }))
    await user.click(button('Check connection'))
    const waiting = await screen.findByRole('button', { name: /Try again in 0:2\d/ })
    await user.click(waiting)
    expect(said()).toContain('Too many tries in a row')
    expect(asked(host)).toHaveLength(1)
  })

  it('leads to the sign-in of the host where its session has ended', async () => {
    const { user } = await connected(() => problem(401, 'unauthenticated'))
    await user.click(button('Check connection'))
    expect(await title('Your session has ended')).toBeVisible()
  })

  it('is there only where it can be done and is allowed', async () => {
    const { unmount } = await connected(found('accepted'), { verified: false })
    expect(noButton('Check connection')).not.toBeInTheDocument()
    unmount()
    await connected(found('accepted'), { can: ['read', 'connect'] })
    expect(noButton('Check connection')).not.toBeInTheDocument()
  })
})
