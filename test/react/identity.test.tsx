import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { createFakeCyclr } from '../../src/testing.js'
import { button, t, title } from './ask.js'
import { connector, METHOD } from './connectors.js'
import { createHost, noResponse } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const CONNECTORS = [connector('Postmoth', [METHOD.apiKey])]
const OPS = 'ops@brightwater.example'
const EVE = 'eve@elsewhere.example'

/** A Postmoth whose test method tells the address that is the key itself. `stored`: the key it is connected with. */
function start(stored: string | null, props: Parameters<typeof renderWizard>[2] = {}) {
  const fake = createFakeCyclr({ connectors: CONNECTORS })
  const method = fake.testMethodOf(fake.installed()[0]?.id ?? 0)
  const host = createHost({
    connectors: CONNECTORS,
    guides: [{ connector: 'Postmoth', connectedAs: { method, label: 'email' } }],
  })
  host.cyclr.methodAnswers.set('Postmoth', ({ authValue }) => ({ email: authValue }))
  const id = host.idOf('Postmoth')
  if (stored !== null) host.cyclr.authenticate(id, stored)
  const asked = () => host.calls().filter((call) => call === 'POST /connectors/:id/identity').length
  return { host, id, asked, ...renderWizard(host, 'Postmoth', props) }
}

type Started = ReturnType<typeof start>

async function connectWith({ user }: Started, key: string) {
  await user.type(await screen.findByLabelText(t('apiKey.label')), key)
  await user.keyboard('{Enter}')
}

const fact = () => screen.queryByText(t('identity.label'))?.nextElementSibling

describe('Whose sign-in is stored', () => {
  it('is a fact of a connected connector, isolated, and is asked once', async () => {
    const { asked } = start(OPS)
    await title(t('connected.title'))
    await waitFor(() => expect(fact()).toHaveTextContent(OPS))
    expect(fact()?.firstElementChild?.localName).toBe('bdi')
    expect(asked()).toBe(1)
  })

  it('is shown after connecting, and reported as no other account', async () => {
    const started = start(null)
    await connectWith(started, OPS)
    await title(t('success.savedTitle'))
    await waitFor(() => expect(fact()).toHaveTextContent(OPS))
    expect(started.onSuccess).toHaveBeenCalledOnce()
    expect(started.events()).not.toContain('account_changed')
  })

  it('asks about another account than before; the user keeps it', async () => {
    const started = start(OPS)
    const { user, events } = started
    await waitFor(() => expect(fact()).toHaveTextContent(OPS))
    await user.click(button(t('button.reconnect')))
    await connectWith(started, EVE)
    // The title of the screen before had the focus.
    expect(await title(t('identity.different'))).toHaveFocus()
    expect(fact()).toHaveTextContent(EVE)
    expect(events()).toContain('account_changed')
    expect(started.onSuccess).toHaveBeenCalledOnce()
    await user.click(button(t('identity.keep')))
    await title(t('success.savedTitle'))
    expect(fact()).toHaveTextContent(EVE)
  })

  it('compares with the first account until one is kept', async () => {
    const started = start(OPS)
    const { user } = started
    await waitFor(() => expect(fact()).toHaveTextContent(OPS))
    await user.click(button(t('button.reconnect')))
    await connectWith(started, EVE)
    await title(t('identity.different'))
    await user.click(button(t('reconnect.title')))
    await connectWith(started, OPS)
    await title(t('success.savedTitle'))
    await waitFor(() => expect(fact()).toHaveTextContent(OPS))
    expect(screen.queryByText(t('identity.different'))).not.toBeInTheDocument()
  })

  it('is compared where the old sign-in no longer works', async () => {
    const started = start(OPS, { intent: 'reconnect' })
    const { user, host, id, asked } = started
    await waitFor(() => expect(fact()).toHaveTextContent(OPS))
    started.unmount()
    host.cyclr.accept(({ authValue }) => authValue !== OPS)
    host.cyclr.find(id).authValue = OPS
    const again = renderWizard(host, 'Postmoth', { intent: 'reconnect' })
    await title(t('reconnect.title'))
    await waitFor(() => expect(asked()).toBe(2))
    await user.click(button(t('button.reconnect')))
    await connectWith({ ...started, ...again }, EVE)
    await title(t('identity.different'))
  })

  it.each([
    ['never comes', (signal: AbortSignal) => noResponse(signal)],
    ['is an error', () => new Response(null, { status: 500 })],
  ])('holds nothing up when the answer %s', async (_, answer) => {
    const started = start(null)
    started.host.on(({ path }, signal) => (path.endsWith('/identity') ? answer(signal) : undefined))
    await connectWith(started, OPS)
    await title(t('success.savedTitle'))
    await waitFor(() => expect(started.asked()).toBe(1))
    expect(fact()).toBeUndefined()
    expect(started.onError).not.toHaveBeenCalled()
    expect(started.onSuccess).toHaveBeenCalledOnce()
  })

  it('is not asked where no guide says how', async () => {
    const host = createHost({ connectors: CONNECTORS })
    host.cyclr.authenticate(host.idOf('Postmoth'), OPS)
    renderWizard(host, 'Postmoth')
    await title(t('connected.title'))
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })
})
