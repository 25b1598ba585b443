import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ConnectorAuthWizardProps } from '../../src/index.js'
import { button, pageText, t, title } from './ask.js'
import { connector, METHOD } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const GUIDE = {
  connector: 'Postmoth',
  steps: { 'API Key': ['Open the guide.'] },
  link: { href: 'https://guide.example/keys', label: 'The guide' },
}

const postmoth = () => createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])], guides: [GUIDE] })

describe('Why a sign-in has to be renewed', () => {
  it.each<[ConnectorAuthWizardProps['reason'], string]>([
    [undefined, 'The sign-in Alderway was using has stopped working.'],
    ['revoked', 'Access was taken away in Postmoth.'],
    ['expired', 'The sign-in Alderway was using has run out.'],
    ['passwordChanged', 'The password for Postmoth has changed.'],
    ['permissions', 'Alderway needs more access in Postmoth than it was given.'],
  ])('is told for %j', async (reason, words) => {
    const host = postmoth()
    host.cyclr.authenticate(host.idOf('Postmoth'))
    renderWizard(host, 'Postmoth', { intent: 'reconnect', reason })
    await title(t('reconnect.title'))
    expect(pageText()).toContain(`${words} Your settings are kept.`)
    expect(button(t('button.reconnect'))).toHaveAttribute('data-kind', 'primary')
  })

  it('is no matter where nothing stopped working', async () => {
    const host = postmoth()
    host.cyclr.authenticate(host.idOf('Postmoth'))
    renderWizard(host, 'Postmoth', { reason: 'revoked' })
    await title(t('connected.title'))
    expect(pageText()).not.toContain('taken away')
  })
})

/** What the fold with the help holds. */
const helped = async (help?: ConnectorAuthWizardProps['help']) => {
  renderWizard(postmoth(), 'Postmoth', { help })
  await title(t('apiKey.title', { label: t('apiKey.label') }))
  return {
    steps: screen.queryAllByRole('listitem', { hidden: true }).map(({ textContent }) => textContent),
    hrefs: [...document.querySelectorAll('a')].map(({ href }) => href),
  }
}

describe('The help of the host', () => {
  it('takes the place of the guide’s, as plain text', async () => {
    const help = { steps: ['<b>Ours</b> first.'], link: { href: 'https://alderway.example/help', label: 'Our page' } }
    expect(await helped(help)).toEqual({ steps: ['<b>Ours</b> first.'], hrefs: ['https://alderway.example/help'] })
  })

  it('leaves the guide’s where it has none', async () => {
    expect(await helped({})).toEqual({ steps: ['Open the guide.'], hrefs: ['https://guide.example/keys'] })
  })

  it.each(['http://alderway.example', 'javascript:alert(1)', '//alderway.example', 'data:text/html,x'])(
    'has no link to %s',
    async (href) => {
      expect(await helped({ link: { href, label: 'Our page' } })).toMatchObject({ hrefs: [] })
    },
  )
})
