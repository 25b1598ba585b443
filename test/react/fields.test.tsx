import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { Profiler } from 'react'
import { describe, expect, it } from 'vitest'
import type { ConnectorGuide } from '../../src/guides/ConnectorGuide.js'
import { ConnectorAuthWizard } from '../../src/index.js'
import type { LibraryParameter } from '../../src/testing.js'
import { button, field, noButton, said, title } from './ask.js'
import { connector, METHOD, optional, parameter } from './connectors.js'
import { createHost, silence } from './createHost.js'
import { renderWizard } from './renderWizard.js'

/** At the settings of a connector that has these. */
async function atTheSettings(parameters: readonly LibraryParameter[], guide: Partial<ConnectorGuide> = {}) {
  const host = createHost({
    connectors: [connector('Deskfern', [METHOD.apiKey], parameters)],
    guides: [{ connector: 'Deskfern', ...guide }],
  })
  const shown = renderWizard(host, 'Deskfern')
  await title(/Tell us about your Deskfern account/)
  const stored = () =>
    Object.fromEntries(host.cyclr.properties(host.idOf('Deskfern')).map(({ Name, Value }) => [Name, Value]))
  return { host, stored, ...shown }
}

/** At the key, which a guide may say the shape of. */
async function atTheKey(guide: Partial<ConnectorGuide> = {}) {
  const host = createHost({
    connectors: [connector('Postmoth', [METHOD.apiKey])],
    guides: [{ connector: 'Postmoth', ...guide }],
  })
  const shown = renderWizard(host, 'Postmoth')
  await title(/Paste your Postmoth/)
  const paste = async (text: string) => {
    await shown.user.click(field(/^API key|^Access token/))
    await shown.user.paste(text)
    await act(() => new Promise((resolve) => setTimeout(resolve, 5)))
  }
  return { host, paste, ...shown }
}

describe('What is said about an empty field', () => {
  it('names it as within a sentence, and asks for an answer where its label is a question', async () => {
    const { user } = await atTheSettings([
      parameter('Subdomain', { Name: 'Company Subdomain' }),
      parameter('Ssl', { Name: 'Use SSL?', Values: ['True', 'False'] }),
      parameter('Why', { Name: 'Why?' }),
    ])
    await user.click(button('Continue'))
    await screen.findByRole('group', { name: '3 settings need attention' })
    const words = ['Enter your company subdomain', 'Choose an answer', 'Enter an answer']
    for (const name of words) expect(button(name)).toBeVisible()
  })

  it('keeps a sentence about a fold in one piece, with the host’s name in it', async () => {
    const host = createHost({
      connectors: [connector('Deskfern', [METHOD.oauth], [optional('ClientId'), optional('ClientSecret')])],
    })
    renderWizard(host, 'Deskfern')
    await title(/Tell us about/)
    const hint = screen.getByText(/Otherwise leave this closed/).closest('.caw-hint')
    expect(hint?.children).toHaveLength(1)
    expect(hint).toHaveTextContent('Only if Alderway told you to. Otherwise leave this closed.')
  })
})

describe('Which control', () => {
  it('is a segment for a few short choices, cards for longer ones, and a list for many', async () => {
    const many = Array.from({ length: 9 }, (_, index) => `Choice ${index}`)
    const { container } = await atTheSettings([
      parameter('Region', { Values: ['Europe', 'Asia'] }),
      parameter('Plan', { Values: ['The small one for you', 'The large one for all'] }),
      parameter('Language', { Values: many }),
      parameter('Town', { Values: Array.from({ length: 20 }, (_, index) => `Town ${index}`) }),
    ])
    expect(screen.getByRole('group', { name: 'Region' }).querySelector('.caw-seg')).not.toBeNull()
    expect(screen.getByRole('group', { name: 'Plan' }).querySelectorAll('.caw-radio')).toHaveLength(2)
    expect(screen.getByRole('combobox', { name: 'Language' })).toHaveProperty('tagName', 'SELECT')
    expect(field('Town')).toHaveAttribute('list')
    expect(container.querySelectorAll('datalist option')).toHaveLength(20)
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked()
  })

  it('is two radios without a preset for a needed yes or no, and a switch for an optional one', async () => {
    const { user, stored } = await atTheSettings([
      parameter('Sandbox', { Values: ['True', 'False'] }),
      optional('Archived', { Values: ['true', 'false'] }),
    ])
    const sandbox = within(screen.getByRole('group', { name: 'Sandbox' }))
    await user.click(sandbox.getByRole('radio', { name: 'No' }))
    await user.click(screen.getByText(/More options/))
    await user.click(screen.getByRole('switch', { name: 'Archived' }))
    await user.click(button('Continue'))
    await title(/Paste your/)
    expect(stored()).toEqual({ Sandbox: 'False', Archived: 'true' })
  })

  it('UX-07: takes thousands of choices, doubles, an empty one and markup', async () => {
    const { container, user, stored } = await atTheSettings([
      parameter('Account', {
        Values: ['<b>bold</b>', ...Array.from({ length: 5_000 }, (_, index) => `Account ${index}`)],
      }),
      parameter('Queue', { Values: ['a', '<i>b</i>', 'c', 'd', 'e', 'f'] }),
    ])
    expect(container.querySelectorAll('datalist option')).toHaveLength(5_001)
    expect(container.querySelector('b b, i i')).toBeNull()
    await user.selectOptions(field('Queue'), '<i>b</i>')
    fireEvent.change(field('Account'), { target: { value: 'Account 4999' } })
    await user.click(button('Continue'))
    await title(/Paste your/)
    expect(stored()).toEqual({ Account: 'Account 4999', Queue: '<i>b</i>' })
  })

  it('takes a number as text, with the keyboard for it', async () => {
    const { user } = await atTheSettings([parameter('Port', { DataType: 'Integer' })])
    expect(field('Port')).toHaveAttribute('inputmode', 'numeric')
    await user.type(field('Port'), 'many')
    await user.click(button('Continue'))
    expect(field('Port')).toHaveAccessibleDescription(/Enter a whole number, for example/)
  })

  it('keeps the part of a pasted address that is asked for, says so, and takes it back', async () => {
    const { user, stored } = await atTheSettings([parameter('Workspace')], {
      fields: { Workspace: { suffix: '.deskfern.example', shape: 'subdomain' } },
    })
    expect(field('Workspace')).toHaveAccessibleDescription(/Paste the full address if that’s easier/)
    await user.type(field('Workspace'), 'https://brightwater.deskfern.example/login')
    await user.tab()
    expect(field('Workspace')).toHaveValue('brightwater')
    expect(said()).toContain('We kept the part we need.')
    await user.click(button('Undo'))
    expect(field('Workspace')).toHaveValue('https://brightwater.deskfern.example/login')
    await user.clear(field('Workspace'))
    await user.type(field('Workspace'), 'brightwater')
    await user.click(button('Continue'))
    await title(/Paste your/)
    expect(stored()).toEqual({ Workspace: 'brightwater' })
  })

  it('shows the description and an example, and repeats the example in the error', async () => {
    const { user } = await atTheSettings([parameter('Server', { Description: 'Where your data is kept.' })], {
      fields: { Server: { example: 'eu-west-1' } },
    })
    expect(field('Server')).toHaveAccessibleDescription(/Where your data is kept\. For example eu-west-1/)
    await user.click(button('Continue'))
    expect(field('Server')).toHaveAccessibleDescription(/Enter your server, for example eu-west-1/)
  })

  it('asks a question only while another answer calls for it', async () => {
    const { user, stored } = await atTheSettings(
      [parameter('Mode', { Values: ['basic', 'expert'] }), optional('Tuning')],
      { fields: { Tuning: { showWhen: { name: 'Mode', is: 'expert' } } } },
    )
    expect(screen.queryByLabelText(/Tuning/)).not.toBeInTheDocument()
    await user.click(screen.getByRole('radio', { name: 'expert' }))
    await user.click(screen.getByText(/More options/))
    await user.type(field(/Tuning/), 'high')
    await user.click(screen.getByRole('radio', { name: 'basic' }))
    expect(screen.queryByLabelText(/Tuning/)).not.toBeInTheDocument()
    await user.click(button('Continue'))
    await title(/Paste your/)
    expect(stored()).toEqual({ Mode: 'basic' })
  })

  it('reads a key file, and says what it looks like', async () => {
    const { user } = await atTheSettings([parameter('Private key', { IsSensitive: true, IsMultiline: true })])
    const pem = '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n'
    await user.upload(screen.getByLabelText('Choose a file…', { selector: 'input' }), new File([pem], 'key.pem'))
    await screen.findAllByText('Looks like a private key.')
    expect(field('Private key')).toHaveValue(pem)
    expect(field('Private key')).toHaveProperty('tagName', 'TEXTAREA')
  })

  it('keeps a key file as it is while it is being saved', async () => {
    const { host, user } = await atTheSettings([parameter('Private key', { IsSensitive: true, IsMultiline: true })])
    host.on(({ method }, signal) => (method === 'PUT' ? silence(signal) : undefined))
    const input = field('Private key')
    await user.type(input, 'a key')
    await user.click(button('Continue'))
    await screen.findByRole('button', { name: 'Saving…' })
    expect(button('Choose a file…')).toHaveAttribute('aria-disabled', 'true')
    const { parentElement } = button('Choose a file…')
    if (parentElement) fireEvent.drop(parentElement, { dataTransfer: { files: [new File(['another'], 'key.pem')] } })
    await act(() => new Promise((resolve) => setTimeout(resolve, 5)))
    // The same element: its height may have been dragged.
    expect(field('Private key')).toBe(input)
    expect(input).toHaveValue('a key')
  })

  it('puts each value of a JSON key file where it belongs, and takes it back', async () => {
    const { user, stored } = await atTheSettings([
      parameter('PrivateKey', { IsSensitive: true, IsMultiline: true }),
      parameter('ClientEmail'),
      parameter('UserEmail'),
    ])
    await user.type(field('Client email'), 'typed before')
    const key = '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n'
    const json = JSON.stringify({ type: 'service_account', private_key: key, client_email: 'bot@example.com' })
    const choose = () =>
      user.upload(screen.getByLabelText('Choose a file…', { selector: 'input' }), new File([json], 'key.json'))
    await choose()
    await screen.findAllByText('We filled in the values that this file holds.')
    expect(field('Private key')).toHaveValue(key)
    expect(field('Client email')).toHaveValue('bot@example.com')
    expect(field('User email')).toHaveValue('')
    await user.click(button('Undo'))
    expect(field('Private key')).toHaveValue(json)
    expect(field('Client email')).toHaveValue('typed before')
    await choose()
    await user.type(field('User email'), 'admin@example.com')
    await user.click(button('Continue'))
    await title(/Paste your/)
    expect(stored()).toEqual({ PrivateKey: key, ClientEmail: 'bot@example.com', UserEmail: 'admin@example.com' })
  })

  it('offers to put line breaks back that came as text, and takes it back', async () => {
    const { user } = await atTheSettings([parameter('Private key', { IsSensitive: true, IsMultiline: true })])
    await user.click(field('Private key'))
    await user.paste('-----BEGIN PRIVATE KEY-----\\nMIIB\\n-----END PRIVATE KEY-----')
    await user.click(await screen.findByRole('button', { name: 'Put them back' }))
    expect(field('Private key')).toHaveValue('-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----')
    await user.click(button('Undo'))
    expect(field('Private key')).toHaveValue('-----BEGIN PRIVATE KEY-----\\nMIIB\\n-----END PRIVATE KEY-----')
  })
})

describe('What is wrong', () => {
  it('is summed up with a link for each where there are several', async () => {
    const { user, host } = await atTheSettings([parameter('Server'), parameter('Account')])
    await user.click(button('Continue'))
    const summary = await screen.findByRole('group', { name: '2 settings need attention' })
    await waitFor(() => expect(summary).toHaveFocus())
    await user.click(within(summary).getByRole('button', { name: 'Enter your account' }))
    expect(field('Account')).toHaveFocus()
    expect(field('Account')).toBeInvalid()
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })

  it('leads to the field where there is only one', async () => {
    const { user } = await atTheSettings([parameter('Server'), parameter('Account')])
    await user.type(field('Server'), 'eu')
    await user.click(button('Continue'))
    await waitFor(() => expect(field('Account')).toHaveFocus())
    expect(screen.queryByText(/need attention/)).not.toBeInTheDocument()
  })

  it('is never said while typing, goes as soon as it is right, and comes back on leaving', async () => {
    const { user } = await atTheSettings([parameter('Port', { DataType: 'Integer' }), parameter('Account')])
    await user.type(field('Port'), 'x')
    await user.tab()
    expect(field('Port')).toBeValid()
    await user.click(button('Continue'))
    expect(field('Port')).toBeInvalid()
    await user.clear(field('Port'))
    await user.type(field('Port'), '8')
    expect(field('Port')).toBeValid()
    await user.type(field('Port'), 'y')
    expect(field('Port')).toBeValid()
    await user.tab()
    expect(field('Port')).toBeInvalid()
  })

  it('opens the fold it is in', async () => {
    const { user } = await atTheSettings([parameter('Server'), optional('Port', { DataType: 'Integer' })])
    await user.click(screen.getByText(/More options/))
    await user.type(field(/Port/), 'x')
    await user.click(screen.getByText(/More options/))
    await user.type(field('Server'), 'eu')
    await user.click(button('Continue'))
    await waitFor(() => expect(screen.getByText(/More options/).closest('details')).toHaveAttribute('open'))
  })
})

describe('A pasted key', () => {
  it('loses the spaces and line breaks around it in the open, and gets them back', async () => {
    const { paste, user } = await atTheKey()
    await paste('  pm_live_1234 5678\u200b ')
    expect(field('API key')).toHaveValue('pm_live_1234 5678')
    expect(said()).toContain('We removed the spaces around your key.')
    await user.click(button('Undo'))
    expect(field('API key')).toHaveValue('  pm_live_1234 5678\u200b ')
  })

  it('is told by its length, since it cannot be seen', async () => {
    const { paste } = await atTheKey()
    await paste('pm_live_8f2c91d04be7a6630c5f1e29')
    expect(field('API key')).toHaveAccessibleDescription(/32 characters/)
  })

  it.each([
    ['API_KEY=pm_live_12345678', 'Use the part after =', 'pm_live_12345678'],
    ['Authorization: Bearer pm_live_12345678', 'Use the part after Bearer', 'pm_live_12345678'],
    ['"pm_live_12345678"', 'Use the part inside the quotes', 'pm_live_12345678'],
  ])('inside a longer line is offered and never taken unasked: %s', async (line, offer, key) => {
    const { paste, user } = await atTheKey()
    await paste(line)
    expect(field('API key')).toHaveValue(line)
    expect(said()).toContain('Looks like a line from a settings file.')
    await user.click(button(offer))
    expect(field('API key')).toHaveValue(key)
    await user.click(button('Undo'))
    expect(field('API key')).toHaveValue(line)
  })

  it.each([
    ['ada@brightwater.example', 'This looks like an email address. Postmoth keys start with pm_live_.'],
    ['https://postmoth.example/keys', 'This looks like a web address.'],
    ['pm_1', 'This looks too short for a key.'],
    ['sk_test_1234567890', 'Postmoth keys start with pm_live_.'],
  ])('is doubted but never refused: %s', async (text, doubt) => {
    const { paste, user } = await atTheKey({ credentialShape: { 'API Key': { apiKey: { prefix: 'pm_live_' } } } })
    await paste(text)
    expect(said()).toContain(doubt)
    await user.click(button('Connect'))
    await title('Postmoth is set up')
  })

  it('leaves passwords as they are', async () => {
    const host = createHost({ connectors: [connector('Ledgerloom', [METHOD.basic])] })
    const { user } = renderWizard(host, 'Ledgerloom')
    await title(/Enter your/)
    await user.click(field('Password'))
    await user.paste(' pass ')
    expect(field('Password')).toHaveValue(' pass ')
  })

  it('goes by the name, the shape and the steps that a guide knows', async () => {
    const { user, events } = await atTheKey({
      labels: { 'API Key': { apiKey: 'Access token' } },
      credentialShape: { 'API Key': { apiKey: { hint: 'Starts with pm_live_ and has 32 characters' } } },
      steps: { 'API Key': ['Open Settings.', 'Choose New token.'] },
      link: { href: 'https://postmoth.example/tokens', label: 'Open Postmoth settings' },
    })
    await title('Paste your Postmoth access token')
    expect(field('Access token')).toHaveAccessibleDescription(/Paste your Postmoth access token Starts with pm_live_/)
    expect(screen.getByText('Open Settings.')).not.toBeVisible()
    await user.click(screen.getByText('Where do I find this key?'))
    expect(screen.getByText('Open Settings.')).toBeVisible()
    const link = screen.getByRole('link', { name: /Open Postmoth settings.*opens in a new tab/ })
    expect(link).toHaveAttribute('rel', 'noreferrer')
    await waitFor(() => expect(events()).toContain('help_chosen'))
  })

  it('has no fold for help where nobody knows any', async () => {
    await atTheKey()
    expect(screen.queryByText('Where do I find this key?')).not.toBeInTheDocument()
  })
})

describe('Names and numbers', () => {
  it.each([
    ['AccountId', {}, 'Account ID'],
    ['api_base_url', {}, 'API base URL'],
    ['AccountId', { Name: 'Your Account' }, 'Your Account'],
    ['Account Number', {}, 'Account Number'],
    ['VAT', {}, 'VAT'],
    ['Tenant', { Name: 'TenantId' }, 'TenantId'],
  ])('calls %s with %j "%s"', async (name, more, label) => {
    await atTheSettings([parameter(name, more)])
    expect(field(label)).toBeInTheDocument()
  })

  it('UX-05: takes any name for a parameter, and sends it back exactly', async () => {
    const names = ['constructor', 'toString', 'a.b[0]', 'with space', 'שדה', '😀', 'x'.repeat(200)]
    const { user, stored } = await atTheSettings(names.map((name) => parameter(name, { Name: `The ${name}` })))
    for (const name of names) await user.type(field(`The ${name}`), `v-${names.indexOf(name)}`)
    await user.click(button('Continue'))
    await waitFor(() => expect(said()).toContain('Paste your'))
    expect(new Map(Object.entries(stored()))).toEqual(new Map(names.map((name, index) => [name, `v-${index}`])))
  })

  it('UX-05: sends a value under `__proto__` as its own, which the proxy then refuses', async () => {
    const { user, host } = await atTheSettings([parameter('__proto__')])
    await user.type(field('Proto'), 'x')
    await user.click(button('Continue'))
    await waitFor(() => expect(said()).toContain('We couldn’t confirm that it was saved'))
    expect(host.seen.at(-1)?.body).toBe('{"values":{"__proto__":"x"}}')
  })

  it('UX-06: with 200 parameters, a keystroke renders nothing', async () => {
    const parameters = Array.from({ length: 200 }, (_, index) => parameter(`Setting ${index}`))
    const host = createHost({ connectors: [connector('Deskfern', [METHOD.apiKey], parameters)] })
    let renders = 0
    const { container } = render(
      <Profiler id="wizard" onRender={() => (renders += 1)}>
        <ConnectorAuthWizard accountConnectorId={host.idOf('Deskfern')} fetch={host.fetch} />
      </Profiler>,
    )
    await waitFor(() => expect(container.querySelectorAll('input')).toHaveLength(200))
    const input = container.querySelectorAll('input')[100]
    if (!input) throw new Error('no such input')
    await act(() => new Promise((resolve) => setTimeout(resolve, 300)))
    renders = 0
    for (const value of ['h', 'he', 'hel']) fireEvent.change(input, { target: { value } })
    expect(renders).toBe(0)
  })

  it('UX-01: shows markup in names and descriptions as text', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const { container } = await atTheSettings([parameter('Server', { Name: `${evil} label`, Description: evil })])
    expect(container.querySelector('img[src="x"]')).toBeNull()
    expect(said()).toContain(evil)
  })

  it('UX-02: a guide may not smuggle a script into a link', () => {
    const link = { href: 'javascript:alert(1)', label: 'Help' }
    expect(() =>
      createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])], guides: [{ connector: 'Postmoth', link }] }),
    ).toThrow(/link/)
  })
})

describe('UX-23: password managers and session replay', () => {
  it('are kept away from every secret', async () => {
    await atTheKey()
    const secret = field('API key')
    expect(secret).toHaveAttribute('type', 'password')
    expect(secret).toHaveAttribute('autocomplete', 'new-password')
    for (const name of [
      'data-1p-ignore',
      'data-lpignore',
      'data-bwignore',
      'data-protonpass-ignore',
      'data-form-type',
    ]) {
      expect(secret).toHaveAttribute(name)
    }
    for (const name of ['data-sentry-mask', 'data-dd-privacy', 'data-hj-suppress', 'data-private']) {
      expect(secret).toHaveAttribute(name)
    }
    expect(secret).toHaveClass('fs-exclude', 'ph-no-capture')
    expect(secret).toHaveAttribute('spellcheck', 'false')
    expect(secret).toHaveAttribute('translate', 'no')
  })

  it('find no user name to fill in, and no value in an attribute', async () => {
    const host = createHost({ connectors: [connector('Ledgerloom', [METHOD.basic])] })
    const { user, container } = renderWizard(host, 'Ledgerloom')
    await title(/Enter your/)
    const login = field('User name')
    expect(login).toHaveAttribute('autocomplete', 'off')
    expect(login.getAttribute('name')).not.toMatch(/user|login|email/i)
    await user.type(login, 'typed-canary')
    await user.type(field('Password'), 'typed-canary')
    expect(container.outerHTML).not.toContain('typed-canary')
  })

  it('says of settings what they are where a guide knows', async () => {
    await atTheSettings([parameter('Contact'), parameter('Server')], { fields: { Contact: { shape: 'email' } } })
    expect(field('Contact')).toHaveAttribute('autocomplete', 'email')
    expect(field('Server')).toHaveAttribute('autocomplete', 'off')
    expect(noButton(/Show/)).not.toBeInTheDocument()
  })
})
