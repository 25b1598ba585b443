import { describe, expect, it } from 'vitest'
import { isSecretName } from '../../src/core/parameters/isSecret.js'
import { readAll } from './readAll.js'

describe('isSecretName', () => {
  it.each([
    'ClientSecret',
    'client_secret',
    'Password',
    'DB-Passwd',
    'pwd',
    'SSH passphrase',
    'Passcode',
    'WebhookSignature',
    'Credential',
    'aws credentials',
    'apikey',
    'privatekey',
    'accesstoken',
    'APIKey',
    'API Key',
    'SshPrivateKey',
    'AccessToken',
    'Token',
    'OAuthToken',
    'Key',
    'SubscriptionKey',
    'DB connection string',
    'ConnectionString',
    'Shared Secret Value',
  ])('is true for %j', (name) => {
    expect(isSecretName(name)).toBe(true)
  })

  it.each([
    'ClientId',
    'PublicKey',
    'Public Key',
    'ConsumerKey',
    'UserKey',
    'ClientKey',
    'PartnerKey',
    'PrimaryKey',
    'foreign_key',
    'TokenUrl',
    'Token Lifetime',
    'KeyId',
    'Key Name',
    'Monkey',
    'Keyword',
    'Tokenizer',
    'Secretary',
    'Passwordless',
    'Username',
    'Connection',
    'Region',
    '',
    '__proto__',
    'constructor',
    'مفتاح',
  ])('is false for %j', (name) => {
    expect(isSecretName(name)).toBe(false)
  })
})

/** The flag of each parameter in the library, and the proxy's decision without that flag. */
async function compare(withGuides: boolean) {
  const reads = await readAll({ withGuides, stripSensitive: true })
  return reads.flatMap(({ name, entry, connector }) =>
    connector.parameters.map((parameter) => ({
      place: `${name}: ${parameter.name}`,
      truth: entry.parameters.find(({ TargetName }) => TargetName === parameter.name)?.IsSensitive ?? false,
      found: parameter.secret,
    })),
  )
}

describe('secrets among the real connectors', () => {
  it('exist', async () => {
    const all = await compare(false)
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter(({ truth }) => truth).length).toBeGreaterThan(20)
  })

  it('are found by name: no false positive, at most one false negative', async () => {
    const all = await compare(false)
    expect(all.filter(({ truth, found }) => found && !truth)).toEqual([])
    expect(all.filter(({ truth, found }) => truth && !found).length).toBeLessThanOrEqual(1)
  })

  it('are all found by name and guide', async () => {
    const all = await compare(true)
    expect(all.filter(({ truth, found }) => found !== truth)).toEqual([])
  })

  it('never reach a browser with a value', async () => {
    const reads = await readAll({ withGuides: false, connected: true })
    const secrets = reads.flatMap(({ connector }) => connector.parameters.filter(({ secret }) => secret))
    expect(secrets.length).toBeGreaterThan(20)
    expect(secrets.filter(({ value }) => value !== null)).toEqual([])
    expect(secrets.every(({ isSet }) => isSet)).toBe(true)
  })
})
