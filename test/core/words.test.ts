import { describe, expect, it } from 'vitest'
import { inSentence, labelFromName, wordsOf } from '../../src/core/parameters/labels.js'
import { AWKWARD_NAMES } from './make.js'

describe('wordsOf', () => {
  it.each([
    ['SshPrivateKey', 'ssh private key'],
    ['APIKey_2', 'api key 2'],
    ['apiKey', 'api key'],
    ['client-secret', 'client secret'],
    ['Client Secret', 'client secret'],
    ['OAuthToken', 'oauth token'],
    ['OAuth2Scopes', 'oauth2 scopes'],
    ['X-API-Key', 'x api key'],
    ['__dunder__', 'dunder'],
    ['ÄrgerÖl', 'ärger öl'],
    ['', ''],
    ['  ', ''],
    ['日本', '日本'],
  ])('splits %j into %j', (name, words) => {
    expect(wordsOf(name).join(' ')).toBe(words)
  })
})

describe('a label from a system name', () => {
  it.each([
    ['AccountId', 'Account ID'],
    ['apiBaseUrl', 'API base URL'],
    ['sshHost', 'SSH host'],
    ['OAuthToken', 'OAuth token'],
    ['tenant_guid', 'Tenant GUID'],
    ['REGION', 'Region'],
    ['a.b[0]', 'A.b[0]'],
  ])('turns %j into %j', (name, label) => {
    expect(labelFromName(name)).toBe(label)
  })

  it.each(AWKWARD_NAMES)('is not empty for %j', (name) => {
    expect(labelFromName(name) === '').toBe(name === '')
  })
})

describe('inSentence', () => {
  it.each([
    ['Access token', 'access token'],
    ['API key', 'API key'],
    ['X', 'X'],
    ['Überschlüssel', 'überschlüssel'],
    ['日本', '日本'],
    ['', ''],
    ['Company Subdomain', 'company subdomain'],
    ['Web Services ID', 'web services ID'],
    ['NetSuite Account', 'NetSuite account'],
    ['OAuth2 Token (Sandbox)', 'OAuth2 token (sandbox)'],
  ])('turns %j into %j', (label, read) => {
    expect(inSentence(label, 'Postmoth', 'en')).toBe(read)
  })

  it.each(['de', 'fr-CA', 'enx'])('keeps the capitals in %s', (lang) => {
    expect(inSentence('Company Subdomain', 'Postmoth', lang)).toBe('Company Subdomain')
  })

  it('keeps the words of the provider’s name', () => {
    expect(inSentence('Epos Secret', 'Epos Now', 'en')).toBe('Epos secret')
  })
})
