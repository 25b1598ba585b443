import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { assertive, button, like, noButton, pageText, polite, t, title } from './ask.js'
import { connector, METHOD, parameter } from './connectors.js'
import { createHost, noResponse, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'

type Answer = Parameters<ReturnType<typeof createHost>['on']>[0]

/** A connected Postmoth whose sign-in can be verified. `answer` is the response to that. */
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
  await title(t('connected.title'))
  return { host, ...shown }
}

const found =
  (verification: string): Answer =>
  () =>
    Response.json({ verification })
const asked = (host: ReturnType<typeof createHost>) =>
  host.calls().filter((call) => call === 'POST /connectors/:id/verification')

describe('Verifying a connection', () => {
  it('shows and announces that the provider accepted the sign-in', async () => {
    const { host, user, events, onSuccess } = await connected(found('accepted'))
    await user.click(button(t('check.button')))
    await waitFor(() => expect(pageText()).toContain(t('check.accepted')))
    await waitFor(() => expect(polite()).toBe(t('check.accepted')))
    expect(button(t('check.button'))).toHaveFocus()
    expect(events()).toContain('verified')
    expect(onSuccess).not.toHaveBeenCalled()
    expect(asked(host)).toHaveLength(1)
    expect(host.seen.at(-1)?.body).toBe('')
  })

  it('offers to reconnect if the provider rejected the sign-in', async () => {
    const { user, container } = await connected(found('rejected'))
    await user.click(button(t('check.button')))
    await title(t('reconnect.title'))
    expect(pageText()).toContain(t('check.rejected'))
    await waitFor(() => expect(assertive()).toBe(t('check.rejected')))
    expect(button(t('button.reconnect'))).toHaveAttribute('data-kind', 'primary')
    expect(container.querySelector('[data-link="broken"]')).not.toBeNull()
    await user.click(button(t('button.reconnect')))
    await title(t('settings.title'))
    await user.click(button(t('button.cancel')))
    await title(t('connected.title'))
  })

  it('stays on "connected" if the result is unknown', async () => {
    const { user } = await connected(found('unknown'))
    await user.click(button(t('check.button')))
    await waitFor(() => expect(pageText()).toContain(t('check.unknown')))
    expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent(t('connected.title'))
  })

  it('shows its progress in the button, runs once, and can be cancelled', async () => {
    const { host, user, onError, events } = await connected((_, signal) => noResponse(signal))
    await user.click(button(t('check.button')))
    const busy = button(t('button.checking'))
    expect(busy).toHaveAttribute('aria-disabled', 'true')
    expect(busy).toHaveFocus()
    await user.click(busy)
    expect(noButton(t('button.disconnect'))).not.toBeInTheDocument()
    await user.click(button(t('button.cancel')))
    expect(button(t('check.button'))).toBeVisible()
    expect(asked(host)).toHaveLength(1)
    expect(host.calls()).toHaveLength(2)
    expect(onError).not.toHaveBeenCalled()
    expect(events()).not.toContain('verified')
  })

  it('shows and reports that the service did not respond', async () => {
    const { user, onError } = await connected(() => problem(503, 'unavailable'))
    await user.click(button(t('check.button')))
    await waitFor(() => expect(pageText()).toContain(t('check.failed')))
    expect(pageText()).toContain(t('oauth.failed.text'))
    expect(onError.mock.calls).toMatchObject([[{ code: 'unavailable', step: 'connected' }]])
  })

  it('shows the time left of a rate limit in its button', async () => {
    const { host, user } = await connected(() => problem(429, 'rate_limited', { retryAfter: 24 }))
    await user.click(button(t('check.button')))
    const waiting = await screen.findByRole('button', { name: like('button.tryAgainIn') })
    await user.click(waiting)
    expect(pageText()).toContain(t('limited.title'))
    expect(asked(host)).toHaveLength(1)
  })

  it('shows that the session has ended', async () => {
    const { user } = await connected(() => problem(401, 'unauthenticated'))
    await user.click(button(t('check.button')))
    expect(await title(t('load.session.title'))).toBeVisible()
  })

  it('is offered only if it is possible and granted', async () => {
    const { unmount } = await connected(found('accepted'), { verified: false })
    expect(noButton(t('check.button'))).not.toBeInTheDocument()
    unmount()
    await connected(found('accepted'), { can: ['read', 'connect'] })
    expect(noButton(t('check.button'))).not.toBeInTheDocument()
  })
})
