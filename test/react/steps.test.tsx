import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { connectorLibrary } from '../../src/testing.js'
import { button, field, like, noButton, t, title } from './ask.js'
import { connector, METHOD, optional, parameter } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'
import { stored } from './stored.js'

/** At the choice between a sign-in and a key. */
const setUp = () => {
  const host = createHost({
    connectors: [connector('Squareup', [METHOD.oauth, METHOD.apiKey], [parameter('Region')])],
  })
  return { host, ...renderWizard(host, 'Squareup') }
}

/** At the choices that the invented connector of the library has to make. */
const connected = async () => {
  const host = createHost({ connectors: connectorLibrary })
  const shown = renderWizard(host, 'Postmoth')
  await title(t('settings.title'))
  await shown.user.click(screen.getByRole('radio', { name: 'Europe' }))
  await shown.user.click(button(t('button.continue')))
  await title(t('apiKey.title', { label: t('apiKey.label') }))
  await shown.user.type(field(t('apiKey.label')), 'pm_live_12345678{Enter}')
  await title(t('lookup.title'))
  return { host, ...shown }
}

describe('Several ways to connect', () => {
  it('offers each, the first one chosen, and asks only for the chosen one', async () => {
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

  it('counts steps only once it is known how many there are, and numbers none anew', async () => {
    const parameters = [parameter('ClientId'), parameter('ClientSecret', { IsSensitive: true })]
    const host = createHost({ connectors: [connector('Squareup', [METHOD.oauth, METHOD.apiKey], parameters)] })
    const { user, container } = renderWizard(host, 'Squareup')
    await title(t('method.title'))
    expect(container.querySelectorAll('.caw-rail > i')).toHaveLength(1)
    await user.click(screen.getByRole('radio', { name: like('method.apiKey') }))
    await user.click(button(t('button.continue')))
    await title(t('step.kicker', { step: 2, steps: '2: Paste your Squareup API key' }))
  })

  it('goes back to the choice without losing it or writing anything', async () => {
    const { user, host } = setUp()
    await title(t('method.title'))
    await user.click(screen.getByRole('radio', { name: like('method.apiKey') }))
    await user.click(button(t('button.continue')))
    await title(like('settings.title'))
    await user.click(button(t('button.back')))
    await title(t('method.title'))
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })

  it('goes back from the key to the settings, which keep what was typed', async () => {
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
  it('opens a step that has only optional ones, and writes none that stays empty', async () => {
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey], [optional('Nickname')])] })
    const { user } = renderWizard(host, 'Postmoth')
    await title(t('settings.title'))
    expect(field(/Nickname/)).toBeVisible()
    await user.click(button(t('button.continue')))
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    expect(host.calls()).toEqual(['GET /connectors/:id'])
    expect(host.cyclr.properties(host.idOf('Postmoth'))).toEqual([])
  })

  it('folds optional ones away behind the needed ones', async () => {
    const parameters = [parameter('Server'), optional('Nickname'), optional('Colour')]
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey], parameters)] })
    const { user } = renderWizard(host, 'Postmoth')
    await title(like('settings.title'))
    const fold = screen.getByText(like('settings.options'))
    expect(fold.closest('details')).not.toHaveAttribute('open')
    await user.click(fold)
    expect(fold.closest('details')).toHaveAttribute('open')
  })

  it('never shows what only a partner may set', async () => {
    const hidden = parameter('PartnerOnly', { IsAccountConnectorProperty: false })
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey], [hidden])] })
    renderWizard(host, 'Postmoth')
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    expect(screen.queryByLabelText('PartnerOnly')).not.toBeInTheDocument()
  })
})

describe('Choices after the sign-in', () => {
  it('asks for them from live lists, and only then tells the host', async () => {
    const { host, user, onSuccess } = await connected()
    expect(onSuccess).not.toHaveBeenCalled()
    expect(noButton(t('lookup.later'))).not.toBeInTheDocument()
    await user.click(screen.getByRole('radio', { name: 'Trade customers' }))
    await user.click(button(t('lookup.save')))
    await title(t('success.savedTitle'))
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(stored(host.cyclr.properties(host.idOf('Postmoth')))).toEqual({ Region: 'Europe', ListId: '1002' })
  })

  it('refreshes the lists without losing the choice', async () => {
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

  it('says what to do where there is nothing to choose yet', async () => {
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

  it('lets an optional one wait', async () => {
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
