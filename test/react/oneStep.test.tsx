import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { button, field, like, noButton, pageText, t, title } from './ask.js'
import { connector, METHOD, optional, parameter } from './connectors.js'
import { createHost, noResponse, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'
import { stored } from './stored.js'

type Options = Parameters<typeof createHost>[0]

/** At a setting and a key, which are one form. */
async function atTheForm(options: Options = {}, props: Parameters<typeof renderWizard>[2] = {}) {
  const host = createHost({
    connectors: [connector('Deskfern', [METHOD.apiKey], [parameter('Workspace')])],
    ...options,
  })
  const shown = renderWizard(host, 'Deskfern', props)
  await title(t('basic.title', { provider: 'Deskfern' }))
  const id = host.idOf('Deskfern')
  const connect = async (workspace: string, key: string) => {
    await shown.user.type(field('Workspace'), workspace)
    await shown.user.type(field(t('apiKey.label')), `${key}{Enter}`)
  }
  return { ...shown, host, connect, properties: () => stored(host.cyclr.properties(id)), cyclr: host.cyclr.find(id) }
}

describe('Settings and a credential of at most three fields', () => {
  it('are one form without step numbers, and one request', async () => {
    const { host, connect, onSuccess, properties, cyclr } = await atTheForm()
    expect(await title(t('basic.title', { provider: 'Deskfern' }))).toHaveAccessibleName(
      t('basic.title', { provider: 'Deskfern' }),
    )
    expect(noButton(t('button.back'))).toBeNull()
    await connect('north', 'key-of-the-north')
    await waitFor(() => expect(onSuccess).toHaveBeenCalledOnce())
    expect(host.calls()).toEqual(['GET /connectors/:id', 'PUT /connectors/:id/credentials'])
    expect(properties()).toEqual({ Workspace: 'north' })
    expect(cyclr.authValue).toBe('key-of-the-north')
  })

  it('are required together: nothing is sent before', async () => {
    const { host, user } = await atTheForm()
    await user.click(button(t('button.connect')))
    expect(field('Workspace')).toBeInvalid()
    expect(field(t('apiKey.label'))).toBeInvalid()
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })

  it('stay in their fields when the key is rejected, with the setting named, and Cyclr has neither', async () => {
    const { connect, properties, user, onSuccess, cyclr } = await atTheForm({
      verified: true,
      guides: [{ connector: 'Deskfern', fields: { Workspace: { shape: 'subdomain', suffix: '.deskfern.example' } } }],
    })
    await connect('north', 'wrong-key-1234')
    await screen.findByText(like('rejected.key'))
    expect(field('Workspace')).toHaveValue('north')
    expect(field(t('apiKey.label'))).toHaveValue('wrong-key-1234')
    expect(pageText()).toContain('north.deskfern.example')
    expect(properties()).toEqual({})
    expect(cyclr).toMatchObject({ authValue: null, authenticated: false })
    await user.clear(field(t('apiKey.label')))
    await user.type(field(t('apiKey.label')), 'right-key-1234{Enter}')
    await waitFor(() => expect(onSuccess).toHaveBeenCalledOnce())
    expect(properties()).toEqual({ Workspace: 'north' })
  })

  it('stay in their fields when no answer comes, and when the session is over', async () => {
    const { host, connect, user, onSuccess, properties } = await atTheForm({}, { links: { signIn: '/sign-in' } })
    host.on(({ method }) => (method === 'PUT' ? Promise.reject(new TypeError('Failed to fetch')) : undefined))
    await connect('north', 'key-of-the-north')
    await screen.findByText(t('failed.title'))
    host.on(({ method }) => (method === 'PUT' ? problem(401, 'unauthenticated') : undefined))
    await user.click(button(t('button.tryAgain')))
    await screen.findByText(like('failed.session'))
    expect(field('Workspace')).toHaveValue('north')
    expect(field(t('apiKey.label'))).toHaveValue('key-of-the-north')
    host.on(() => undefined)
    await user.click(button(t('button.tryAgain')))
    await waitFor(() => expect(onSuccess).toHaveBeenCalledOnce())
    expect(properties()).toEqual({ Workspace: 'north' })
  })

  it('stay on the step when the save stored them and no answer came', async () => {
    const { host, connect, user, onSuccess } = await atTheForm()
    host.on(async ({ method }, _, pass) => {
      const answer = await pass()
      if (method !== 'PUT') return answer
      host.on(() => undefined)
      throw new TypeError('Failed to fetch')
    })
    await connect('north', 'key-of-the-north')
    await screen.findByText(t('failed.title'))
    expect(field('Workspace')).toHaveValue('north')
    expect(field(t('apiKey.label'))).toHaveValue('key-of-the-north')
    await user.click(button(t('button.tryAgain')))
    await waitFor(() => expect(onSuccess).toHaveBeenCalledOnce())
  })

  it('show an error of the proxy at the setting that it is about', async () => {
    const { host, connect } = await atTheForm()
    const fields = [{ in: 'values', name: 'Workspace', reason: 'pattern' }]
    host.on(({ method }) => (method === 'PUT' ? problem(422, 'invalid_values', { fields }) : undefined))
    await connect('north', 'key-of-the-north')
    await waitFor(() => expect(field('Workspace')).toBeInvalid())
    expect(field(t('apiKey.label'))).toBeValid()
  })

  it('stay in their fields when the save is cancelled', async () => {
    const { host, connect, user } = await atTheForm()
    host.on(({ method }, signal) => (method === 'PUT' ? noResponse(signal) : undefined))
    await connect('north', 'key-of-the-north')
    await user.click(await screen.findByRole('button', { name: t('button.cancel') }))
    await waitFor(() => expect(field('Workspace')).toBeEnabled())
    expect(field('Workspace')).toHaveValue('north')
    expect(field(t('apiKey.label'))).toHaveValue('key-of-the-north')
  })

  it('lead back to the choice of a method', async () => {
    const host = createHost({
      connectors: [connector('Deskfern', [METHOD.apiKey, METHOD.basic], [parameter('Workspace')])],
    })
    const { user } = renderWizard(host, 'Deskfern')
    await title(t('method.title'))
    await user.click(button(t('button.continue')))
    await title(t('basic.title', { provider: 'Deskfern' }))
    await user.click(button(t('button.back')))
    await title(t('method.title'))
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })

  it('are named in the order of the screen where several are missing', async () => {
    const host = createHost({
      connectors: [connector('Deskfern', [METHOD.basic], [optional('Colour')])],
      guides: [{ connector: 'Deskfern', fields: { Colour: { pattern: '^[a-z]+$' } } }],
    })
    const { user } = renderWizard(host, 'Deskfern')
    await title(t('basic.title', { provider: 'Deskfern' }))
    await user.click(screen.getByText(like('settings.options')))
    await user.type(field(/Colour/), 'NOT LOWER')
    await user.click(button(t('button.connect')))
    const summary = await screen.findAllByRole('listitem')
    const names = summary.map(({ textContent }) => textContent ?? '')
    expect(names.findIndex((text) => /colour/i.test(text))).toBe(names.length - 1)
  })

  it.each([
    ['four fields', METHOD.basic, [parameter('Workspace'), parameter('Region')]],
    ['a window', METHOD.oauth, [parameter('Workspace')]],
  ])('have two steps with %s', async (_, method, parameters) => {
    const host = createHost({ connectors: [connector('Deskfern', [method], parameters)] })
    renderWizard(host, 'Deskfern')
    expect(await title(t('settings.title', { provider: 'Deskfern' }))).toHaveAccessibleName(/2/)
  })

  it('have two steps while reconnecting', async () => {
    const host = createHost({ connectors: [connector('Deskfern', [METHOD.apiKey], [parameter('Workspace')])] })
    host.cyclr.authenticate(host.idOf('Deskfern'), 'key', { Workspace: 'north' })
    const { user } = renderWizard(host, 'Deskfern', { intent: 'reconnect' })
    await title(like('reconnect.title'))
    await user.click(button(t('button.reconnect')))
    expect(await title(like('settings.title'))).toBeVisible()
  })
})
