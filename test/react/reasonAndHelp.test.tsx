import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ConnectorAuthWizardProps, MessageKey } from '../../src/index.js'
import { button, pageText, t, title } from './ask.js'
import { connector, METHOD } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const described = (one: typeof METHOD.basic, AuthDescription: string) => ({ ...one, AuthDescription })

const GUIDE = {
  connector: 'Postmoth',
  steps: { 'API Key': ['Open the guide.'] },
  link: { href: 'https://guide.example/keys', label: 'The guide' },
}

const postmoth = () => createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])], guides: [GUIDE] })

describe('The reason to reconnect', () => {
  it.each<[ConnectorAuthWizardProps['reason'], MessageKey]>([
    [undefined, 'reconnect.lede'],
    ['revoked', 'reconnect.revoked'],
    ['expired', 'reconnect.expired'],
    ['passwordChanged', 'reconnect.passwordChanged'],
    ['permissions', 'reconnect.permissions'],
  ])('is shown for %j', async (reason, key) => {
    const host = postmoth()
    host.cyclr.authenticate(host.idOf('Postmoth'))
    renderWizard(host, 'Postmoth', { intent: 'reconnect', reason })
    await title(t('reconnect.title'))
    expect(pageText()).toContain(t(key))
    expect(button(t('button.reconnect'))).toHaveAttribute('data-kind', 'primary')
  })

  it('is ignored without `intent="reconnect"`', async () => {
    const host = postmoth()
    host.cyclr.authenticate(host.idOf('Postmoth'))
    renderWizard(host, 'Postmoth', { reason: 'revoked' })
    await title(t('connected.title'))
    expect(pageText()).not.toContain(t('reconnect.revoked'))
  })
})

describe('A14: a list in the description of a connector', () => {
  it('keeps its lines, and its links', async () => {
    const AuthDescription =
      '<p>Ask for <b>both</b>:</p><ul><li>the key</li><li><a href="https://docs.example/ip">an address</a></li></ul>'
    const basic = { ...METHOD.basic, AuthDescription }
    renderWizard(createHost({ connectors: [connector('Postmoth', [basic])] }), 'Postmoth')
    await title(t('basic.title', { provider: 'Postmoth' }))
    const lede = document.querySelector('.caw-lede')?.cloneNode(true)
    const element = document.createElement('div')
    element.append(lede ?? '')
    for (const br of element.querySelectorAll('br')) br.replaceWith('|')
    expect(element.textContent).toBe('Ask for both:|• the key|• an address https://docs.example/ip')
    expect(element.querySelector('a')?.href).toBe('https://docs.example/ip')
  })
})

describe('The choice between methods', () => {
  it('explains a method in our words, and in those of Cyclr only where methods are of one kind', async () => {
    const [first, second] = [described(METHOD.apiKey, 'SHA-256 HMAC'), described(METHOD.apiKey, 'RFC 7617 header')]
    const basic = described(METHOD.basic, 'POST /token')
    const host = createHost({
      connectors: [connector('Postmoth', [first, { ...second, AuthName: 'Other key' }, basic])],
    })
    renderWizard(host, 'Postmoth')
    await title(t('method.title'))
    expect(pageText()).toContain('SHA-256 HMAC')
    expect(pageText()).toContain('RFC 7617 header')
    expect(pageText()).not.toContain('POST /token')
    expect(pageText()).toContain(t('method.basic.text'))
  })
})

/** The content of the help. */
const helpFor = async (help?: ConnectorAuthWizardProps['help']) => {
  renderWizard(postmoth(), 'Postmoth', { help })
  await title(t('apiKey.title', { label: t('apiKey.label') }))
  return {
    steps: screen.queryAllByRole('listitem', { hidden: true }).map(({ textContent }) => textContent),
    hrefs: [...document.querySelectorAll('a')].map(({ href }) => href),
  }
}

describe('The help of the host', () => {
  it('replaces that of the guide, as plain text', async () => {
    const help = { steps: ['<b>Ours</b> first.'], link: { href: 'https://alderway.example/help', label: 'Our page' } }
    expect(await helpFor(help)).toEqual({ steps: ['<b>Ours</b> first.'], hrefs: ['https://alderway.example/help'] })
  })

  it('does not replace that of the guide if it is empty', async () => {
    expect(await helpFor({})).toEqual({ steps: ['Open the guide.'], hrefs: ['https://guide.example/keys'] })
  })

  it.each(['http://alderway.example', 'javascript:alert(1)', '//alderway.example', 'data:text/html,x'])(
    'has no link to %s',
    async (href) => {
      expect(await helpFor({ link: { href, label: 'Our page' } })).toMatchObject({ hrefs: [] })
    },
  )
})
