import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { button, field, fileInput, like, pageText, t, title } from './ask.js'
import { atTheSettings } from './atTheSettings.js'
import { optional, parameter } from './connectors.js'
import { noResponse } from './createHost.js'

describe('A field', () => {
  it('is segments for a few short choices, cards for longer ones, and a list for many', async () => {
    const many = Array.from({ length: 9 }, (_, index) => `Choice ${index}`)
    const { container } = await atTheSettings([
      parameter('Region', { Values: ['Europe', 'Asia'] }),
      parameter('Plan', { Values: ['The small one for you', 'The large one for all'] }),
      parameter('Language', { Values: many }),
      parameter('Town', { Values: Array.from({ length: 20 }, (_, index) => `Town ${index}`) }),
    ])
    expect(screen.getByRole('radiogroup', { name: 'Region' }).querySelector('.caw-seg')).not.toBeNull()
    expect(screen.getByRole('radiogroup', { name: 'Plan' }).querySelectorAll('.caw-radio')).toHaveLength(2)
    expect(screen.getByRole('combobox', { name: 'Language' })).toHaveProperty('tagName', 'SELECT')
    expect(container.querySelector('datalist')).toBeNull()
    expect(field('Town')).toHaveProperty('tagName', 'SELECT')
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked()
  })

  it('is two radio buttons for a required yes or no, and a switch for an optional one', async () => {
    const { user, stored } = await atTheSettings([
      parameter('Sandbox', { Values: ['True', 'False'] }),
      optional('Archived', { Values: ['true', 'false'] }),
    ])
    const sandbox = within(screen.getByRole('radiogroup', { name: 'Sandbox' }))
    await user.click(sandbox.getByRole('radio', { name: t('settings.no') }))
    await user.click(screen.getByText(like('settings.options')))
    await user.click(screen.getByRole('switch', { name: 'Archived' }))
    await user.click(button(t('button.continue')))
    await title(like('apiKey.title'))
    expect(stored()).toEqual({ Sandbox: 'False', Archived: 'true' })
  })

  it('UX-07: takes thousands of choices, and choices with markup', async () => {
    const { container, user, stored } = await atTheSettings([
      parameter('Account', {
        Values: ['<b>bold</b>', ...Array.from({ length: 2_000 }, (_, index) => `Account ${index}`)],
      }),
      parameter('Queue', { Values: ['a', '<i>b</i>', 'c', 'd', 'e', 'f'] }),
    ])
    // With an empty one and one for another value.
    expect(field('Account').querySelectorAll('option')).toHaveLength(2_003)
    expect(container.querySelector('b b, i i')).toBeNull()
    await user.selectOptions(field('Queue'), '<i>b</i>')
    fireEvent.change(field('Account'), { target: { value: 'Account 1999' } })
    await user.click(button(t('button.continue')))
    await title(like('apiKey.title'))
    expect(stored()).toEqual({ Account: 'Account 1999', Queue: '<i>b</i>' })
  })

  it('takes a number as text, with a numeric keyboard', async () => {
    const { user } = await atTheSettings([parameter('Port', { DataType: 'Integer' })])
    expect(field('Port')).toHaveAttribute('inputmode', 'numeric')
    await user.type(field('Port'), 'many')
    await user.click(button(t('button.continue')))
    await waitFor(() => expect(field('Port')).toHaveAccessibleDescription(like('problem.number')))
  })

  it('keeps the needed part of a pasted address, shows this, and can undo it', async () => {
    const { user, stored } = await atTheSettings([parameter('Workspace')], {
      fields: { Workspace: { suffix: '.deskfern.example', shape: 'subdomain' } },
    })
    expect(field('Workspace')).toHaveAccessibleDescription(like('settings.fullAddress'))
    await user.type(field('Workspace'), 'https://brightwater.deskfern.example/login')
    await user.tab()
    expect(field('Workspace')).toHaveValue('brightwater')
    expect(pageText()).toContain(t('settings.keptPart'))
    await user.click(button(t('button.undo')))
    expect(field('Workspace')).toHaveValue('https://brightwater.deskfern.example/login')
    await user.clear(field('Workspace'))
    await user.type(field('Workspace'), 'brightwater')
    await user.click(button(t('button.continue')))
    await title(like('apiKey.title'))
    expect(stored()).toEqual({ Workspace: 'brightwater' })
  })

  it('shows the description and an example, and repeats the example in the error', async () => {
    const { user } = await atTheSettings([parameter('Server', { Description: 'Where your data is kept.' })], {
      fields: { Server: { example: 'eu-west-1' } },
    })
    expect(field('Server')).toHaveAccessibleDescription(
      expect.stringContaining(`Where your data is kept. ${t('settings.example', { example: 'eu-west-1' })}`),
    )
    await user.click(button(t('button.continue')))
    expect(field('Server')).toHaveAccessibleDescription(
      expect.stringContaining(t('problem.requiredExample', { label: 'server', example: 'eu-west-1' })),
    )
  })

  it.each([
    ['Where your data is kept', 'Where your data is kept.'],
    ['Where is it kept?', 'Where is it kept?'],
    ['保存先です。', '保存先です。'],
  ])('ends the description %s before the example', async (Description, ended) => {
    await atTheSettings([parameter('Server', { Description })], { fields: { Server: { example: 'eu-west-1' } } })
    expect(field('Server')).toHaveAccessibleDescription(
      expect.stringContaining(`${ended} ${t('settings.example', { example: 'eu-west-1' })}`),
    )
  })

  it('shows the example as it is typed, beside the suffix that the box shows', async () => {
    const suffix = '.deskfern.example'
    const { user } = await atTheSettings([parameter('Server')], {
      fields: { Server: { example: `acme${suffix}`, suffix, store: 'full' } },
    })
    expect(field('Server')).toHaveAccessibleDescription(
      expect.stringContaining(t('settings.example', { example: 'acme' })),
    )
    expect(pageText()).not.toContain(`acme${suffix}`)
    await user.click(button(t('button.continue')))
    expect(pageText()).not.toContain(`acme${suffix}`)
  })

  it('is shown only while another field has the value it depends on', async () => {
    const { user, stored } = await atTheSettings(
      [parameter('Mode', { Values: ['basic', 'expert'] }), optional('Tuning')],
      { fields: { Tuning: { showWhen: { name: 'Mode', is: 'expert' } } } },
    )
    expect(screen.queryByLabelText(/Tuning/)).not.toBeInTheDocument()
    await user.click(screen.getByRole('radio', { name: 'expert' }))
    await user.click(screen.getByText(like('settings.options')))
    await user.type(field(/Tuning/), 'high')
    await user.click(screen.getByRole('radio', { name: 'basic' }))
    expect(screen.queryByLabelText(/Tuning/)).not.toBeInTheDocument()
    await user.click(button(t('button.continue')))
    await title(like('apiKey.title'))
    expect(stored()).toEqual({ Mode: 'basic' })
  })

  it('reads a key file and shows its kind', async () => {
    const { user } = await atTheSettings([parameter('Private key', { IsSensitive: true, IsMultiline: true })])
    const pem = '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n'
    await user.upload(fileInput(), new File([pem], 'key.pem'))
    await screen.findAllByText(t('file.private'))
    expect(field('Private key')).toHaveValue(pem)
    expect(field('Private key')).toHaveProperty('tagName', 'TEXTAREA')
  })

  it('offers a key file by one button, named with its field', async () => {
    await atTheSettings([parameter('Private key', { IsSensitive: true, IsMultiline: true })])
    expect(screen.getByRole('button', { name: new RegExp(`^${t('file.choose')} ?Private key$`) })).toBeVisible()
    expect(screen.getAllByText(like('file.choose'))).toHaveLength(1)
    expect(screen.queryByLabelText(like('file.choose'), { selector: 'input' })).toBeNull()
    expect(fileInput()).not.toBeVisible()
  })

  it('ignores another key file while it is being saved', async () => {
    const { host, user } = await atTheSettings([parameter('Private key', { IsSensitive: true, IsMultiline: true })])
    host.on(({ method }, signal) => (method === 'PUT' ? noResponse(signal) : undefined))
    const input = field('Private key')
    await user.type(input, 'a key')
    await user.click(button(t('button.continue')))
    await screen.findByRole('button', { name: t('button.saving') })
    expect(button(like('file.choose'))).toHaveAttribute('aria-disabled', 'true')
    const { parentElement } = button(like('file.choose'))
    if (parentElement) fireEvent.drop(parentElement, { dataTransfer: { files: [new File(['another'], 'key.pem')] } })
    await act(() => new Promise((resolve) => setTimeout(resolve, 5)))
    // The same element: its height may have been dragged.
    expect(field('Private key')).toBe(input)
    expect(input).toHaveValue('a key')
  })

  it('fills other fields from a JSON key file, and can undo it', async () => {
    const { user, stored } = await atTheSettings([
      parameter('PrivateKey', { IsSensitive: true, IsMultiline: true }),
      parameter('ClientEmail'),
      parameter('UserEmail'),
    ])
    await user.type(field('Client email'), 'typed before')
    const key = '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n'
    const json = JSON.stringify({ type: 'service_account', private_key: key, client_email: 'bot@example.com' })
    const choose = () => user.upload(fileInput(), new File([json], 'key.json'))
    await choose()
    await screen.findAllByText(t('file.filled'))
    expect(field('Private key')).toHaveValue(key)
    expect(field('Client email')).toHaveValue('bot@example.com')
    expect(field('User email')).toHaveValue('')
    await user.click(button(t('button.undo')))
    expect(field('Private key')).toHaveValue(json)
    expect(field('Client email')).toHaveValue('typed before')
    await choose()
    await user.type(field('User email'), 'admin@example.com')
    await user.click(button(t('button.continue')))
    await title(like('apiKey.title'))
    expect(stored()).toEqual({ PrivateKey: key, ClientEmail: 'bot@example.com', UserEmail: 'admin@example.com' })
  })

  it('suggests to restore line breaks that were pasted as text, and can undo it', async () => {
    const { user } = await atTheSettings([parameter('Private key', { IsSensitive: true, IsMultiline: true })])
    await user.click(field('Private key'))
    await user.paste('-----BEGIN PRIVATE KEY-----\\nMIIB\\n-----END PRIVATE KEY-----')
    await user.click(await screen.findByRole('button', { name: t('file.mend') }))
    expect(field('Private key')).toHaveValue('-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----')
    await user.click(button(t('button.undo')))
    expect(field('Private key')).toHaveValue('-----BEGIN PRIVATE KEY-----\\nMIIB\\n-----END PRIVATE KEY-----')
  })
})
