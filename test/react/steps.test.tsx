import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { connectorLibrary } from '../../src/testing.js'
import { button, field, like, noButton, t, title } from './ask.js'
import { APART, connector, METHOD, optional, parameter } from './connectors.js'
import { createHost, noResponse, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'
import { stored } from './stored.js'

/** At the choice between OAuth and an API key. */
const setUp = () => {
  const host = createHost({
    connectors: [connector('Squareup', [METHOD.oauth, METHOD.apiKey], [parameter('Region'), ...APART])],
  })
  return { host, ...renderWizard(host, 'Squareup') }
}

/** At the choices after the sign-in of the library's invented connector. */
const connected = async () => {
  const host = createHost({ connectors: connectorLibrary })
  const shown = renderWizard(host, 'Postmoth')
  await title(t('basic.title'))
  await shown.user.click(screen.getByRole('radio', { name: 'Europe' }))
  await shown.user.type(field(t('apiKey.label')), 'pm_live_12345678{Enter}')
  await title(t('lookup.title'))
  return { host, ...shown }
}

describe('Several methods', () => {
  it('are all offered, and the flow asks only for the chosen one', async () => {
    const { user, events } = setUp()
    await title(t('method.title'))
    const oauth = screen.getByRole('radio', { name: like('method.oauth') })
    expect(oauth).toBeChecked()
    expect(within(oauth.closest('label') ?? document.body).getByText(t('method.quickest'))).toBeVisible()
    await user.click(screen.getByRole('radio', { name: like('method.apiKey') }))
    await user.click(button(t('button.continue')))
    await title(t('settings.title', { provider: 'Squareup' }))
    expect(events()).toContain('method_chosen')
  })

  it('are not counted where the number of steps depends on the choice', async () => {
    const parameters = [parameter('ClientId'), parameter('ClientSecret', { IsSensitive: true })]
    const host = createHost({ connectors: [connector('Squareup', [METHOD.oauth, METHOD.apiKey], parameters)] })
    const { user } = renderWizard(host, 'Squareup')
    expect(await title(t('method.title'))).toHaveAccessibleName(t('method.title'))
    await user.click(screen.getByRole('radio', { name: like('method.apiKey') }))
    await user.click(button(t('button.continue')))
    expect(await title(like('apiKey.title'))).toHaveAccessibleName(
      t('apiKey.title', { provider: 'Squareup', label: t('apiKey.label') }),
    )
  })

  it('can be chosen again with Back, which writes nothing', async () => {
    const { user, host } = setUp()
    await title(t('method.title'))
    await user.click(screen.getByRole('radio', { name: like('method.apiKey') }))
    await user.click(button(t('button.continue')))
    await title(like('settings.title'))
    await user.click(button(t('button.back')))
    await title(t('method.title'))
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })

  it('keep what was typed in settings and key when the user goes back', async () => {
    const { user } = setUp()
    await title(t('method.title'))
    await user.click(screen.getByRole('radio', { name: like('method.apiKey') }))
    await user.click(button(t('button.continue')))
    await title(like('settings.title'))
    await user.type(field('Region'), 'eu')
    await user.click(button(t('button.continue')))
    await title(t('apiKey.title', { provider: 'Squareup', label: t('apiKey.label') }))
    await user.type(field(t('apiKey.label')), 'half-typed')
    await user.click(button(t('button.back')))
    await title(like('settings.title'))
    expect(field('Region')).toHaveValue('eu')
    await user.click(button(t('button.continue')))
    await title(t('apiKey.title', { provider: 'Squareup', label: t('apiKey.label') }))
    expect(field(t('apiKey.label'))).toHaveValue('half-typed')
  })
})

describe('Settings', () => {
  it('are shown if all are optional, and empty ones are not written', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey], [optional('Nickname'), ...APART])] })
    const { user } = renderWizard(host, 'Postmoth')
    await title(t('settings.title'))
    expect(field(/Nickname/)).toBeVisible()
    await user.click(button(t('button.continue')))
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    expect(host.calls()).toEqual(['GET /connectors/:id'])
    expect(host.cyclr.properties(host.idOf('Postmoth'))).toEqual([])
  })

  it('that are optional are in a disclosure after the required ones', async () => {
    const parameters = [parameter('Server'), optional('Nickname'), optional('Colour')]
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey], parameters)] })
    const { user } = renderWizard(host, 'Postmoth')
    await title(like('settings.title'))
    const disclosure = screen.getByText(like('settings.options'))
    expect(disclosure.closest('details')).not.toHaveAttribute('open')
    await user.click(disclosure)
    expect(disclosure.closest('details')).toHaveAttribute('open')
  })

  it('that only the partner may set are never shown', async () => {
    const hidden = parameter('PartnerOnly', { IsAccountConnectorProperty: false })
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey], [hidden])] })
    renderWizard(host, 'Postmoth')
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    expect(screen.queryByLabelText('PartnerOnly')).not.toBeInTheDocument()
  })
})

describe('Prerequisites', () => {
  const BEFORE = 'You need to be an administrator.'
  const withSettings = (...parameters: ReturnType<typeof parameter>[]) =>
    createHost({
      connectors: [connector('Postmoth', [METHOD.oauth], parameters)],
      guides: [{ connector: 'Postmoth', before: [BEFORE] }],
    })

  it('are said on the first step and not again before the sign-in', async () => {
    const { user } = renderWizard(withSettings(parameter('Region')), 'Postmoth')
    await title(t('settings.title'))
    expect(screen.getByText(BEFORE)).toBeVisible()
    await user.type(field('Region'), 'Europe{Enter}')
    await title(t('oauth.title'))
    expect(screen.queryByText(BEFORE)).not.toBeInTheDocument()
  })

  it('are said before the sign-in where it is the first step', async () => {
    renderWizard(withSettings(), 'Postmoth')
    await title(t('oauth.title'))
    expect(screen.getByText(BEFORE)).toBeVisible()
  })

  it('are not said to who has signed in before', async () => {
    const host = withSettings()
    host.cyclr.authenticate(host.idOf('Postmoth'), 'token')
    const { user } = renderWizard(host, 'Postmoth', { intent: 'reconnect' })
    await title(t('reconnect.title'))
    await user.click(button(t('button.reconnect')))
    await title(t('oauth.title'))
    expect(screen.queryByText(BEFORE)).not.toBeInTheDocument()
  })
})

describe('Choices after the sign-in', () => {
  it('are asked for with live lists, and onSuccess is called only after them', async () => {
    const { host, user, onSuccess } = await connected()
    expect(onSuccess).not.toHaveBeenCalled()
    expect(noButton(t('lookup.later'))).not.toBeInTheDocument()
    await user.click(screen.getByRole('radio', { name: 'Trade customers' }))
    await user.click(button(t('lookup.save')))
    await title(t('success.savedTitle'))
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(screen.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual([
      'Europe',
      'Trade customers',
    ])
    expect(stored(host.cyclr.properties(host.idOf('Postmoth')))).toEqual({ Region: 'Europe', ListId: '1002' })
  })

  it('stay selected when the lists are refreshed', async () => {
    const { host, user } = await connected()
    await user.click(screen.getByRole('radio', { name: 'Newsletter' }))
    host.cyclr.lookups.set('Select List', [
      { Value: '1001', Name: 'Newsletter' },
      { Value: '9', Name: 'Brand new' },
    ])
    await user.click(button(t('button.refreshList')))
    await screen.findByRole('radio', { name: 'Brand new' })
    expect(screen.getByRole('radio', { name: 'Newsletter' })).toBeChecked()
  })

  it('show what to do if there is nothing to choose yet', async () => {
    const host = createHost({ connectors: connectorLibrary })
    host.cyclr.lookups.clear()
    const id = host.idOf('Postmoth')
    host.cyclr.authenticate(id, 'key', { Region: 'Europe' })
    const { user } = renderWizard(host, 'Postmoth')
    await title(t('lookup.empty.title'))
    host.cyclr.lookups.set('Select List', [{ Value: '1', Name: 'First list' }])
    await user.click(button(t('button.refreshList')))
    expect(await screen.findByRole('radio', { name: 'First list' })).toBeVisible()
  })

  it('can be left for later where there is nothing to choose and the wizard can be left', async () => {
    const host = createHost({ connectors: connectorLibrary })
    host.cyclr.lookups.clear()
    host.cyclr.authenticate(host.idOf('Postmoth'), 'key', { Region: 'Europe' })
    const { user, onExit, update } = renderWizard(host, 'Postmoth')
    await title(t('lookup.empty.title'))
    await user.click(button(t('lookup.later')))
    expect(onExit).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ reason: 'dismissed' }))
    update({ onExit: undefined })
    expect(noButton(t('lookup.later'))).not.toBeInTheDocument()
  })

  it('keep their screen and the focus while a list that failed is loaded again', async () => {
    const host = createHost({ connectors: connectorLibrary })
    host.cyclr.authenticate(host.idOf('Postmoth'), 'key', { Region: 'Europe' })
    host.on(({ path }) => (path.includes('/lookups') ? problem(503, 'unavailable') : undefined))
    const { user, container } = renderWizard(host, 'Postmoth')
    await title(t('lookup.failed'))
    host.on(({ path }, signal) => (path.includes('/lookups') ? noResponse(signal) : undefined))
    await user.click(button(t('button.refreshList')))
    await waitFor(() => expect(button(t('button.refreshList'))).toHaveAttribute('aria-disabled', 'true'))
    expect(container.querySelector('.caw-skeleton')).toBeNull()
    expect(button(t('button.refreshList'))).toHaveFocus()
  })

  it('that are optional can be left for later', async () => {
    const list = optional('ListId', { Name: 'List', TriggerName: 'Select List' })
    const host = createHost({
      connectors: [connector('Other', [METHOD.none]), connector('Postmoth', [METHOD.apiKey], [list])],
    })
    const { user, onSuccess } = renderWizard(host, 'Postmoth')
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    await user.type(field(t('apiKey.label')), 'pm_live_12345678{Enter}')
    await title(/List/)
    await user.click(button(t('lookup.later')))
    await title(t('success.savedTitle'))
    expect(onSuccess).toHaveBeenCalledTimes(1)
  })
})
