import { describe, expect, it } from 'vitest'
import { guidesDe } from '../../src/guides/de.js'
import { guides } from '../../src/guides.js'
import { type ConnectorGuide, createConnectorProxy, type GuideTranslation } from '../../src/server.js'
import { connector, METHOD, parameter } from '../react/connectors.js'
import { optionsWith } from './harness.js'
import { proxyFor } from './proxyFor.js'

const GUIDE: ConnectorGuide = {
  connector: 'Deskfern',
  before: ['You need an account.'],
  steps: { 'API Key': ['Open Settings.', 'Copy the key.'] },
  link: { href: 'https://deskfern.test/help', label: 'Find your key' },
  enables: 'Reads tickets.',
  labels: { 'API Key': { apiKey: 'Access token' } },
  credentialShape: { 'API Key': { apiKey: { prefix: 'df_', hint: 'Starts with df_.' } } },
  fields: {
    Domain: {
      label: 'Domain',
      hint: 'Without https.',
      suffix: '.deskfern.test',
      pattern: '^[a-z.]+$',
      patternHint: 'Letters.',
    },
  },
}

const GERMAN: GuideTranslation = {
  connector: 'Deskfern',
  language: 'de',
  before: ['Sie brauchen ein Konto.'],
  steps: { 'API Key': ['Öffnen Sie die Einstellungen.', 'Kopieren Sie den Schlüssel.'] },
  link: { label: 'Den Schlüssel finden' },
  labels: { 'API Key': { apiKey: 'Zugriffstoken' } },
  fields: { Domain: { label: 'Domäne', patternHint: 'Buchstaben.' } },
  credentialShape: { 'API Key': { apiKey: { hint: 'Beginnt mit df_.' } } },
}

const deskfern = connector('Deskfern', [METHOD.apiKey], [parameter('Domain')])
const proxyWith = (...translations: readonly GuideTranslation[]) =>
  proxyFor(deskfern, { guides: [GUIDE, ...translations] })

describe('The translation of a guide', () => {
  it('replaces the texts for a wizard in its language', async () => {
    const read = await proxyWith(GERMAN).read('de-AT')
    expect(read.guide).toEqual({
      before: GERMAN.before,
      link: { href: 'https://deskfern.test/help', label: 'Den Schlüssel finden' },
      grants: [],
      enables: 'Reads tickets.',
    })
    expect(read.methods[0]).toMatchObject({
      labels: { apiKey: 'Zugriffstoken' },
      steps: ['Öffnen Sie die Einstellungen.', 'Kopieren Sie den Schlüssel.'],
      shape: { prefix: 'df_', hint: 'Beginnt mit df_.' },
    })
    expect(read.parameters[0]).toMatchObject({
      label: 'Domäne',
      description: 'Without https.',
      suffix: '.deskfern.test',
      pattern: '^[a-z.]+$',
      patternHint: 'Buchstaben.',
    })
  })

  it.each(['en', 'fr', '', '*', 'den', 'ü', 'constructor'])('is not used for %j', async (language) => {
    expect((await proxyWith(GERMAN).read(language)).methods[0]?.labels).toEqual({ apiKey: 'Access token' })
  })

  it('is the one of the region where there is one', async () => {
    const swiss = { ...GERMAN, language: 'de-CH', labels: { 'API Key': { apiKey: 'Token' } } }
    const proxy = proxyWith(GERMAN, swiss)
    expect((await proxy.read('de-CH')).methods[0]?.labels).toEqual({ apiKey: 'Token' })
    expect((await proxy.read('de')).methods[0]?.labels).toEqual({ apiKey: 'Zugriffstoken' })
  })

  it('is used in the answer of every write too', async () => {
    const proxy = proxyWith(GERMAN)
    const saved = await proxy.saveParameters({ values: { Domain: 'north' } }, 'de')
    expect(await saved.json()).toMatchObject({ parameters: [{ label: 'Domäne', isSet: true }] })
    const answer = await proxy.saveCredentials(
      { methodId: (await proxy.read('de')).methods[0]?.id, apiKey: 'df_1' },
      'de',
    )
    expect(await answer.json()).toMatchObject({ connector: { parameters: [{ label: 'Domäne' }] } })
  })

  it('does not change what the proxy enforces', async () => {
    const refused = await proxyWith(GERMAN).saveParameters({ values: { Domain: 'NORTH!' } }, 'de')
    expect(refused.status).toBe(400)
  })

  it.each<[string, object]>([
    ['a rule', { fields: { Domain: { pattern: '^a$' } } }],
    ['values', { values: { Domain: 'x' } }],
    ['no language tag', { language: 'German, please' }],
  ])('with %s is refused at the start', (_, over) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a host without TypeScript
    const wrong = { ...GERMAN, ...over } as GuideTranslation
    expect(() => createConnectorProxy(optionsWith({ guides: [GUIDE, wrong] }))).toThrow(/"guides".*Deskfern/)
  })

  it('of the package is accepted, in one list with the guides', () => {
    expect(() => createConnectorProxy(optionsWith({ guides: [...guides, ...guidesDe] }))).not.toThrow()
  })
})
