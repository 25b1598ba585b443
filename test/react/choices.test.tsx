import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { button, field, like, noButton, pageText, t, title } from './ask.js'
import { atTheSettings } from './atTheSettings.js'
import { APART, connector, METHOD, optional, parameter } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'
import { stored } from './stored.js'

const OTHER = t('settings.other')
const LIST = t('settings.fromList')
/** The button of this text for the field of this label. */
const of = (text: string, label: string) => new RegExp(`^${text}\\s?${label}$`)
const many = (count: number) => Array.from({ length: count }, (_, index) => `Location ${index}`)
const next = async ({ user }: Pick<Awaited<ReturnType<typeof atTheSettings>>, 'user'>) => {
  await user.click(button(t('button.continue')))
  await title(like('apiKey.title'))
}

/** A connector whose settings are stored already, with its settings open. */
async function withStored(parameters: Parameters<typeof atTheSettings>[0], values: Record<string, string>) {
  const host = createHost({ connectors: [connector('Deskfern', [METHOD.apiKey], [...parameters, ...APART])] })
  const id = host.idOf('Deskfern')
  host.cyclr.authenticate(id, 'key', values)
  Object.assign(host.cyclr.find(id), { authenticated: false, authValue: null })
  const shown = renderWizard(host, 'Deskfern')
  await title(like('settings.title'))
  return { ...shown, host, stored: () => stored(host.cyclr.properties(id)) }
}

const group = () => within(screen.getByRole('radiogroup', { name: 'Plan' }))

describe('Another value than the choices', () => {
  it('B6: can be given in place of a native list, and is kept when the step comes back', async () => {
    const { user, stored: values } = await atTheSettings([
      parameter('Location', { Values: many(20) }),
      optional('Note'),
    ])
    const select = screen.getByRole('combobox', { name: 'Location' })
    expect(select).toHaveProperty('tagName', 'SELECT')
    await user.selectOptions(select, OTHER)
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Location' })).toHaveFocus())
    await user.type(field('Location'), 'Elsewhere')
    await next({ user })
    expect(values()).toEqual({ Location: 'Elsewhere' })
    await user.click(button(t('button.back')))
    await title(like('settings.title'))
    expect(screen.getByRole('textbox', { name: 'Location' })).toHaveValue('Elsewhere')
  })

  it.each([
    ['segments', ['EU', 'US']],
    ['cards', ['The small one for you', 'The large one for all']],
  ])('can be given in place of %s, and taken back', async (_control, Values) => {
    const { user, stored: values } = await atTheSettings([parameter('Plan', { Values })])
    const [first = ''] = Values
    await user.click(group().getByRole('radio', { name: first }))
    await user.click(group().getByRole('button', { name: of(OTHER, 'Plan') }))
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Plan' })).toHaveFocus())
    expect(field('Plan')).toHaveValue('')
    await user.type(field('Plan'), 'My own')
    await user.click(button(of(LIST, 'Plan')))
    await waitFor(() => expect(group().getByRole('radio', { name: first })).toHaveFocus())
    expect(group().getByRole('radio', { name: first })).toBeChecked()
    await user.click(button(of(OTHER, 'Plan')))
    expect(await screen.findByRole('textbox', { name: 'Plan' })).toHaveValue('My own')
    await next({ user })
    expect(values()).toEqual({ Plan: 'My own' })
  })

  it.each(['eu', ' EU ', 'ＥＵ'])(
    'B6: that is a choice apart from its case, width or spaces is that choice: %j',
    async (typed) => {
      const { user, stored: values } = await atTheSettings([
        parameter('Region', { Values: ['EU', 'US'] }),
        optional('Note'),
      ])
      await user.click(button(of(OTHER, 'Region')))
      await user.type(await screen.findByRole('textbox', { name: 'Region' }), typed)
      await next({ user })
      expect(values()).toEqual({ Region: 'EU' })
      await user.click(button(t('button.back')))
      await title(like('settings.title'))
      expect(screen.getByRole('radio', { name: 'EU' })).toBeChecked()
    },
  )

  it('is selected in the list where it is one, when the list comes back', async () => {
    const { user } = await atTheSettings([parameter('Location', { Values: many(20) })])
    await user.selectOptions(screen.getByRole('combobox', { name: 'Location' }), OTHER)
    await user.type(await screen.findByRole('textbox', { name: 'Location' }), 'LOCATION 7')
    await user.click(button(of(LIST, 'Location')))
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Location' })).toHaveFocus())
    expect(screen.getByRole('combobox', { name: 'Location' })).toHaveValue('Location 7')
  })

  it('is missing while it is empty, and the focus goes to its input', async () => {
    const { user } = await atTheSettings([parameter('Region', { Values: ['EU', 'US'] })])
    await user.click(button(t('button.continue')))
    await waitFor(() => expect(screen.getByRole('radio', { name: 'EU' })).toHaveFocus())
    await user.click(button(of(OTHER, 'Region')))
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Region' })).toHaveFocus())
    await user.click(button(t('button.continue')))
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Region' })).toHaveFocus())
    expect(field('Region')).toBeInvalid()
    expect(field('Region')).toHaveAccessibleDescription(
      expect.stringContaining(t('problem.choose', { label: 'region' })),
    )
    await user.type(field('Region'), 'APAC')
    expect(field('Region')).toBeValid()
    await next({ user })
  })

  it('cannot be given beside yes and no, nor where a guide closes the list', async () => {
    await atTheSettings(
      [
        parameter('Sandbox', { Values: ['true', 'false'] }),
        optional('Archived', { Values: ['True', 'False'] }),
        parameter('Region', { Values: ['EU', 'US'] }),
        parameter('Location', { Values: many(20) }),
      ],
      { fields: { Region: { closed: true }, Location: { closed: true } } },
    )
    expect(noButton(new RegExp(OTHER))).toBeNull()
    expect(screen.queryByRole('option', { name: OTHER })).toBeNull()
  })

  it('of a number is asked with a numeric keyboard and checked', async () => {
    const { user, stored: values } = await atTheSettings([
      parameter('Port', { Values: ['any', '22'], DataType: 'Integer' }),
    ])
    await user.click(button(of(OTHER, 'Port')))
    expect(await screen.findByRole('textbox', { name: 'Port' })).toHaveAttribute('inputmode', 'numeric')
    await user.type(field('Port'), 'many')
    await user.click(button(t('button.continue')))
    expect(field('Port')).toHaveAccessibleDescription(like('problem.number'))
    await user.clear(field('Port'))
    await user.type(field('Port'), '2222')
    await next({ user })
    expect(values()).toEqual({ Port: '2222' })
  })

  it('of a secret is masked', async () => {
    const { user } = await atTheSettings([parameter('Plan', { Values: ['EU', 'US'], IsSensitive: true })])
    await user.click(button(of(OTHER, 'Plan')))
    await waitFor(() => expect(field('Plan')).toHaveAttribute('type', 'password'))
  })

  it('can be given where a guide suggests values', async () => {
    const {
      user,
      stored: values,
      container,
    } = await atTheSettings([parameter('Site', {}), optional('Port', { DataType: 'Integer' })], {
      fields: {
        Site: { suggestions: ['eu.example.com', 'us.example.com'], shape: 'host' },
        Port: { suggestions: ['22'] },
      },
    })
    expect(container.querySelector('datalist')).toBeNull()
    expect(within(screen.getByRole('radiogroup', { name: 'Site' })).getAllByRole('radio')).toHaveLength(2)
    await user.click(button(of(OTHER, 'Site')))
    await user.type(await screen.findByRole('textbox', { name: 'Site' }), 'https://au.example.com/x')
    await user.click(screen.getByText(like('settings.options')))
    await user.selectOptions(screen.getByRole('combobox', { name: /Port/ }), '22')
    await next({ user })
    expect(values()).toEqual({ Site: 'au.example.com', Port: '22' })
  })

  it('that is stored opens the text input', async () => {
    const { user, stored: values } = await withStored(
      [parameter('Region', { Values: ['EU', 'US'] }), optional('Location', { Values: many(20) })],
      { Region: 'APAC', Location: 'Elsewhere' },
    )
    expect(screen.getByRole('textbox', { name: 'Region' })).toHaveValue('APAC')
    expect(screen.getByRole('textbox', { name: /Location/ })).toHaveValue('Elsewhere')
    await next({ user })
    expect(values()).toEqual({ Region: 'APAC', Location: 'Elsewhere' })
  })
})

describe('Another value than those of a lookup', () => {
  const LOOKUP = [parameter('ListId', { Name: 'Contact list', TriggerName: 'Select List' })]
  const atTheLookup = (lists?: readonly object[]) => {
    const host = createHost({ connectors: [connector('Deskfern', [METHOD.apiKey], LOOKUP)] })
    const id = host.idOf('Deskfern')
    host.cyclr.authenticate(id, 'key')
    if (lists) host.cyclr.lookups.set('Select List', lists)
    return { host, id, saved: () => stored(host.cyclr.properties(id)), ...renderWizard(host, 'Deskfern') }
  }

  it('can be given, by its id or by the label of a choice', async () => {
    const { user, saved } = atTheLookup()
    // The title is the label of the only field: for the eye it is there once, for screen readers it names the group too.
    const group = await screen.findByRole('radiogroup', { name: 'Contact list' })
    expect(group.querySelector('legend')).toHaveClass('caw-vh')
    await user.click(await screen.findByRole('button', { name: of(OTHER, 'Contact list') }))
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Contact list' })).toHaveFocus())
    await user.type(field('Contact list'), 'trade customers')
    await user.click(button(t('lookup.save')))
    await waitFor(() => expect(saved()).toEqual({ ListId: '1002' }))
  })

  it.each([
    ['is empty', []],
    ['cannot be loaded', [{ odd: true }]],
  ])('can be given where the list %s', async (_what, lists) => {
    const { user, saved, onSuccess } = atTheLookup(lists)
    await user.click(await screen.findByRole('button', { name: OTHER }))
    await user.type(await screen.findByRole('textbox', { name: 'Contact list' }), '2002')
    await user.click(button(t('lookup.save')))
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1))
    expect(saved()).toEqual({ ListId: '2002' })
  })

  it('takes the place of a choice that a refreshed list has no more', async () => {
    const { host, user } = atTheLookup()
    await user.click(await screen.findByRole('radio', { name: 'Newsletter' }))
    host.cyclr.lookups.set('Select List', [{ Value: '7', Name: 'Another list' }])
    await user.click(button(t('button.refreshList')))
    expect(await screen.findByRole('textbox', { name: 'Contact list' })).toHaveValue('1001')
  })
})

describe('A stored choice in another form', () => {
  it.each(['True', 'TRUE', 'true '])('B7: turns the switch on, and Continue works: %j', async (value) => {
    const { user, host } = await withStored([optional('Sandbox', { Values: ['true', 'false'] })], { Sandbox: value })
    expect(screen.getByRole('switch', { name: 'Sandbox' })).toBeChecked()
    await next({ user })
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })

  it('B7: is what a switch writes over, with the exact strings of the connector', async () => {
    const { user, stored: values } = await withStored([optional('Sandbox', { Values: ['true', 'false'] })], {
      Sandbox: 'TRUE',
    })
    await user.click(screen.getByRole('switch', { name: 'Sandbox' }))
    await next({ user })
    expect(values()).toEqual({ Sandbox: 'false' })
  })

  it('B7: preselects the answer to a required yes or no', async () => {
    const { user } = await withStored([parameter('Sandbox', { Values: ['true', 'false'] }), optional('Note')], {
      Sandbox: 'True',
    })
    expect(screen.getByRole('radio', { name: t('settings.yes') })).toBeChecked()
    await next({ user })
  })

  it('B7: is selected in a list, and decides about the fields that depend on it', async () => {
    const host = createHost({
      connectors: [
        connector(
          'Deskfern',
          [METHOD.apiKey],
          [
            parameter('Tls', { Values: ['True', 'False'] }),
            parameter('Port'),
            optional('Location', { Values: ['EU', ...many(9)] }),
          ],
        ),
      ],
      guides: [{ connector: 'Deskfern', fields: { Port: { showWhen: { name: 'Tls', is: 'True' } } } }],
    })
    const id = host.idOf('Deskfern')
    host.cyclr.authenticate(id, 'key', { Tls: 'true', Location: 'eu' })
    Object.assign(host.cyclr.find(id), { authenticated: false, authValue: null })
    const { user } = renderWizard(host, 'Deskfern')
    await title(like('settings.title'))
    expect(screen.getByRole('combobox', { name: /Location/ })).toHaveValue('EU')
    await user.type(field('Port'), '443')
    await next({ user })
    expect(stored(host.cyclr.properties(id))).toEqual({ Tls: 'true', Location: 'eu', Port: '443' })
  })

  it('that is neither yes nor no becomes what the switch shows', async () => {
    const { user, stored: values } = await withStored([optional('Sandbox', { Values: ['true', 'false'] })], {
      Sandbox: 'maybe',
    })
    expect(screen.getByRole('switch', { name: 'Sandbox' })).not.toBeChecked()
    await next({ user })
    expect(values()).toEqual({ Sandbox: 'false' })
  })
})

describe('A default value', () => {
  it('is filled in, called a suggestion, and stored on Continue', async () => {
    const { user, stored: values } = await atTheSettings([
      parameter('Port', { DefaultValue: 443, DataType: 'Integer', Description: 'Of your server.' }),
      parameter('Region', { Values: ['EU', 'US'], DefaultValue: 'us' }),
      parameter('Tls', { Values: ['True', 'False'], DefaultValue: true }),
      parameter('Location', { Values: many(20), DefaultValue: 'Location 7' }),
    ])
    expect(field('Port')).toHaveValue('443')
    expect(field('Port')).toHaveAccessibleDescription(`Of your server. ${t('settings.suggested')}`)
    expect(screen.getByRole('radio', { name: 'US' })).toBeChecked()
    expect(screen.getByRole('radio', { name: t('settings.yes') })).toBeChecked()
    expect(field('Location')).toHaveValue('Location 7')
    await next({ user })
    expect(values()).toEqual({ Port: '443', Region: 'US', Tls: 'True', Location: 'Location 7' })
  })

  it('can be replaced, and is no suggestion then', async () => {
    const { user, stored: values } = await atTheSettings([parameter('Port', { DefaultValue: '443' })])
    await user.clear(field('Port'))
    await user.type(field('Port'), '8443')
    expect(pageText()).not.toContain(t('settings.suggested'))
    await next({ user })
    expect(values()).toEqual({ Port: '8443' })
  })

  it('of an optional setting is in view, can be emptied, and leaves a switch that can be turned off', async () => {
    const { user, stored: values } = await atTheSettings([
      parameter('Server'),
      optional('Port', { DefaultValue: '443' }),
      optional('Tls', { Values: ['true', 'false'], DefaultValue: 'true' }),
    ])
    expect(screen.getByText(like('settings.options')).closest('details')).toHaveAttribute('open')
    await user.type(field('Server'), 'eu')
    await user.clear(field(/Port/))
    await user.click(screen.getByRole('switch', { name: 'Tls' }))
    await next({ user })
    expect(values()).toEqual({ Server: 'eu', Tls: 'false' })
  })

  it('is nothing that leaving would lose', async () => {
    const { user, onExit } = await atTheSettings([parameter('Port', { DefaultValue: '443' })])
    await user.click(button(t('button.notNow')))
    expect(onExit).toHaveBeenCalled()
  })

  it('is asked for in the credentials step of a connector without a sign-in', async () => {
    const host = createHost({
      connectors: [connector('Deskfern', [METHOD.none], [parameter('Port', { DefaultValue: '443' })])],
    })
    const { user, onSuccess } = renderWizard(host, 'Deskfern')
    await title(like('settings.title'))
    expect(field('Port')).toHaveValue('443')
    await user.click(button(t('button.connect')))
    await waitFor(() => expect(onSuccess).toHaveBeenCalled())
    expect(stored(host.cyclr.properties(host.idOf('Deskfern')))).toEqual({ Port: '443' })
  })
})

describe('The default method', () => {
  it('is preselected wherever it stands', async () => {
    const methods = [METHOD.apiKey, METHOD.basic, { ...METHOD.oauth, IsDefault: true }]
    const host = createHost({ connectors: [connector('Deskfern', methods)] })
    renderWizard(host, 'Deskfern')
    await title(t('method.title'))
    const radios = screen.getAllByRole('radio')
    expect(radios.map((radio) => (radio instanceof HTMLInputElement ? radio.checked : null))).toEqual([
      false,
      false,
      true,
    ])
  })
})

describe('A connector of type AuthFields', () => {
  it('B16: asks for its parameters, then it is set up', async () => {
    const method = { AuthName: 'Fields', AuthType: 'AuthFields', OAuth2Type: 'Unknown', AuthDescription: null }
    const parameters = [parameter('Token', { IsSensitive: true }), optional('Zone')]
    const host = createHost({ connectors: [connector('Deskfern', [method], parameters)] })
    const { user, onSuccess } = renderWizard(host, 'Deskfern')
    await title(like('settings.title'))
    await user.type(field('Token'), 'abc123')
    await user.click(button(t('button.connect')))
    await title(like('success.savedTitle'))
    expect(onSuccess).toHaveBeenCalledTimes(1)
    expect(stored(host.cyclr.properties(host.idOf('Deskfern')))).toEqual({ Token: 'abc123' })
  })
})

describe('A method of kind client credentials with a setting of its own', () => {
  it('B15: is chosen, and its setting asked for and saved with its credential', async () => {
    const parameters = [parameter('Server'), parameter('ClientId'), parameter('ClientSecret', { IsSensitive: true })]
    const host = createHost({
      connectors: [connector('Deskfern', [METHOD.oauth, METHOD.clientCredentials], parameters)],
    })
    const { user, onSuccess } = renderWizard(host, 'Deskfern')
    await title(t('method.title'))
    await user.click(screen.getByRole('radio', { name: like('method.clientCredentials') }))
    await user.click(button(t('button.continue')))
    await title(like('basic.title'))
    await user.type(field('Server'), 'eu')
    await user.type(field('Client ID'), 'id')
    await user.type(field('Client secret'), 'secret-1')
    await user.click(button(t('button.connect')))
    await waitFor(() => expect(onSuccess).toHaveBeenCalledTimes(1))
    expect(stored(host.cyclr.properties(host.idOf('Deskfern')))).toEqual({
      Server: 'eu',
      ClientId: 'id',
      ClientSecret: 'secret-1',
    })
  })
})
