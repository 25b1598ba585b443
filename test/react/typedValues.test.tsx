import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { button, field, fileInput, like, noButton, pageText, t, title } from './ask.js'
import { atTheKey, KEY } from './atTheKey.js'
import { atTheSettings } from './atTheSettings.js'
import { connector, METHOD, parameter } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const PEM = `-----BEGIN PRIVATE KEY-----\n${'MIIB'.repeat(16)}\n-----END PRIVATE KEY-----\n`
const SECRET = parameter('Private key', { IsSensitive: true, IsMultiline: true })
const DESKFERN = { fields: { Workspace: { suffix: '.deskfern.example', shape: 'subdomain' } } }
const keyFile = (text: BlobPart, name = 'key.pem') => new File([text], name)
const chooser = fileInput

describe('A typed value', () => {
  it('B1: is reduced to the part that is asked for by Enter as by a click elsewhere', async () => {
    const { user, stored } = await atTheSettings([parameter('Workspace')], DESKFERN)
    await user.type(field('Workspace'), 'https://brightwater.deskfern.example/login{Enter}')
    await title(like('apiKey.title'))
    expect(stored()).toEqual({ Workspace: 'brightwater' })
  })

  it('B1: that the user took back is sent as typed, until the user types something else', async () => {
    const { user, host } = await atTheSettings([parameter('Zone'), parameter('Port', { DataType: 'Integer' })])
    await user.type(field('Zone'), ' eu {Enter}')
    await waitFor(() => expect(field('Port')).toHaveFocus())
    await user.click(button(t('button.undo')))
    expect(field('Zone')).toHaveValue(' eu ')
    expect(field('Zone')).toHaveFocus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(field('Port')).toHaveFocus())
    expect(field('Zone')).toHaveValue(' eu ')
    await user.type(field('Zone'), '1 {Enter}')
    await waitFor(() => expect(field('Port')).toHaveFocus())
    expect(field('Zone')).toHaveValue('eu 1')
    await user.click(button(t('button.undo')))
    await user.type(field('Port'), '٤٤٣{Enter}')
    await title(like('apiKey.title'))
    expect(host.seen.at(-1)?.body).toContain('"values":{"Zone":" eu 1 ","Port":"443"}')
  })

  it('B1: shows its change again when the step comes back, and not once another value is typed', async () => {
    const { user } = await atTheSettings([parameter('Workspace')], DESKFERN)
    await user.type(field('Workspace'), 'brightwater.deskfern.example{Enter}')
    await title(like('apiKey.title'))
    await user.click(button(t('button.back')))
    await title(like('settings.title'))
    expect(field('Workspace')).toHaveValue('brightwater')
    const keptPart = expect.stringContaining(t('settings.keptPart'))
    expect(field('Workspace')).toHaveAccessibleDescription(keptPart)
    await user.type(field('Workspace'), 's')
    expect(field('Workspace')).not.toHaveAccessibleDescription(keptPart)
  })

  it('B2: that has no part that is asked for gets an error', async () => {
    const { user, host } = await atTheSettings([parameter('Workspace')], {
      fields: { Workspace: { suffix: '.deskfern.example', shape: 'subdomain', example: 'brightwater' } },
    })
    await user.type(field('Workspace'), 'https://other.example/login{Enter}')
    await waitFor(() =>
      expect(field('Workspace')).toHaveAccessibleDescription(
        expect.stringContaining(t('problem.patternExample', { example: 'brightwater' })),
      ),
    )
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })

  it('B3: is announced when it was changed', async () => {
    const { user } = await atTheSettings([parameter('Zone'), parameter('Account')])
    await user.type(field('Zone'), 'e\u200bu{Enter}')
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(t('changed.removed')))
  })

  it('B3: stays as it is where it is a password', async () => {
    const host = createHost({ connectors: [connector('Ledgerloom', [METHOD.basic])] })
    const { user } = renderWizard(host, 'Ledgerloom')
    await title(like('basic.title'))
    await user.type(field(t('basic.username')), ' ada\u200b ')
    await user.type(field(t('basic.password')), ' pass\u200b {Enter}')
    await title(t('success.savedTitle', { provider: 'Ledgerloom' }))
    const body: unknown = JSON.parse(host.seen.at(-1)?.body ?? '')
    expect(body).toMatchObject({ username: 'ada', password: ' pass\u200b ' })
  })

  it('B4: is what the page shows, also of a switch', async () => {
    const { user, stored } = await atTheSettings([
      parameter('Zone'),
      parameter('Archived', { Values: ['true', 'false'], IsOptional: true }),
    ])
    const zone = field('Zone')
    const archived = screen.getByRole('switch', { name: 'Archived' })
    if (zone instanceof HTMLInputElement) zone.value = 'eu'
    if (archived instanceof HTMLInputElement) archived.checked = true
    await user.click(button(t('button.continue')))
    await title(like('apiKey.title'))
    expect(stored()).toEqual({ Zone: 'eu', Archived: 'true' })
  })
})

describe('A pasted value', () => {
  it('B13: is taken back to where it would stand', async () => {
    const { user } = await atTheKey()
    await user.type(field(t('apiKey.label')), 'PREFIX-')
    await user.paste(' middle123 ')
    expect(field(t('apiKey.label'))).toHaveValue('PREFIX-middle123')
    await user.click(button(t('button.undo')))
    expect(field(t('apiKey.label'))).toHaveValue('PREFIX- middle123 ')
  })

  it('B8: of several lines makes the field a masked text area, which keeps the focus', async () => {
    const { user, host } = await atTheKey()
    await user.click(field(t('apiKey.label')))
    await user.paste(PEM)
    const area = field(t('apiKey.label'))
    expect(area).toHaveProperty('tagName', 'TEXTAREA')
    expect(area).toHaveFocus()
    expect(area).toHaveValue(PEM)
    expect(area).toHaveAttribute('data-masked')
    await user.click(button(like('secret.show')))
    expect(area).not.toHaveAttribute('data-masked')
    await user.click(button(t('button.connect')))
    await title(t('success.savedTitle'))
    expect(host.cyclr.find(host.idOf('Postmoth')).authValue).toBe(PEM)
  })

  it('B11: that is too long is not inserted', async () => {
    const { user } = await atTheKey()
    await user.click(field(t('apiKey.label')))
    await user.paste('a@'.repeat(512 * 1024))
    expect(field(t('apiKey.label'))).toHaveValue('')
    expect(field(t('apiKey.label'))).toHaveAccessibleDescription(expect.stringContaining(t('problem.tooLong')))
    await user.type(field(t('apiKey.label')), KEY)
    expect(field(t('apiKey.label'))).toBeValid()
  })
})

describe('A chosen file', () => {
  const UTF16 = Buffer.from(`\ufeff${PEM}`, 'utf16le')
  it.each([
    ['B12: with CRLF', keyFile(PEM.replaceAll('\n', '\r\n'))],
    ['B11: with a byte order mark', keyFile(`\ufeff${PEM}`)],
    ['B11: in UTF-16', keyFile(UTF16)],
    ['B11: in UTF-16 without a mark', keyFile(UTF16.subarray(2))],
    ['B11: in UTF-16 of the other byte order', keyFile(Buffer.from(UTF16).swap16())],
  ])('%s is stored as text with one line break a line', async (_how, file) => {
    const { user, stored } = await atTheSettings([SECRET])
    await user.upload(chooser(), file)
    await waitFor(() => expect(field('Private key')).toHaveValue(PEM))
    expect(noButton(t('button.undo'))).not.toBeInTheDocument()
    await user.click(button(t('button.continue')))
    await title(like('apiKey.title'))
    expect(stored()).toEqual({ 'Private key': PEM })
  })

  it.each([
    ['problem.tooLong', '1 MB in one line', keyFile('a'.repeat(1024 * 1024))],
    ['problem.tooLong', '5 MB of zeros', keyFile(new Uint8Array(5 * 1024 * 1024))],
    ['problem.tooLong', '17 kB of text', keyFile('a'.repeat(17 * 1024))],
    ['problem.notText', 'a key store by its name', keyFile('abc', 'key.P12')],
    ['problem.notText', 'bytes that are no text', keyFile(new Uint8Array([0x30, 0x82, 0x04, 0xa4, 0x02]))],
    ['problem.notText', 'control characters', keyFile('a\u0001b')],
  ] as const)('B11: is refused with %s: %s', async (message, _what, file) => {
    const { user } = await atTheSettings([SECRET])
    await user.type(field('Private key'), 'typed before')
    await user.upload(chooser(), file)
    await waitFor(() => expect(field('Private key')).toHaveAccessibleDescription(expect.stringContaining(t(message))))
    expect(field('Private key')).toHaveValue('typed before')
  })

  it('B11: that cannot be read, as a folder, is refused', async () => {
    await atTheSettings([SECRET])
    const folder = keyFile('')
    Object.defineProperty(folder, 'arrayBuffer', { value: () => Promise.reject(new Error('a folder')) })
    fireEvent.drop(field('Private key'), { dataTransfer: { files: [folder] } })
    await waitFor(() =>
      expect(field('Private key')).toHaveAccessibleDescription(expect.stringContaining(t('problem.notText'))),
    )
  })

  it('is read when it is dropped on a secret of one line', async () => {
    await atTheKey()
    fireEvent.drop(field(t('apiKey.label')), { dataTransfer: { files: [keyFile(` ${KEY}\r\n`, 'key.txt')] } })
    await waitFor(() => expect(field(t('apiKey.label'))).toHaveValue(KEY))
    expect(pageText()).toContain(t('secret.cleaned'))
  })
})

describe('Values that are too long for one request', () => {
  it('B14: are marked at their field before they are sent', async () => {
    const { user, host } = await atTheSettings([parameter('A'), parameter('B'), parameter('C')])
    for (const name of ['A', 'B', 'C']) fireEvent.change(field(name), { target: { value: 'x'.repeat(16_000) } })
    await user.click(button(t('button.continue')))
    await waitFor(() => expect(field('A')).toHaveFocus())
    expect(field('A')).toHaveAccessibleDescription(expect.stringContaining(t('problem.tooLongTogether')))
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })

  it('B14: are marked at their field when a server in between answers 413, without the advice to try again', async () => {
    const { user, host } = await atTheSettings([parameter('A'), parameter('B')])
    host.on(({ method }) =>
      method === 'PUT' ? new Response('<html>Request Entity Too Large', { status: 413 }) : undefined,
    )
    await user.type(field('A'), 'short')
    await user.type(field('B'), 'longer than that{Enter}')
    await waitFor(() => expect(field('B')).toBeInvalid())
    await waitFor(() => expect(field('B')).toHaveFocus())
    expect(field('B')).toHaveAccessibleDescription(expect.stringContaining(t('problem.tooLongTogether')))
    expect(pageText()).not.toMatch(/try again|Trying again/i)
  })
})
