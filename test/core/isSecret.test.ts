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

/** The library's flag of each parameter, beside the proxy's result when Cyclr's flag is stripped. */
async function compare(withGuides: boolean) {
  const reads = await readAll({ withGuides, stripSensitive: true })
  return reads.flatMap(({ name, entry, connector }) =>
    connector.parameters.map((parameter) => ({
      place: `${name}: ${parameter.name}`,
      truth: entry.parameters.find(({ TargetName }) => TargetName === parameter.name)?.IsSensitive ?? false,
      told: parameter.secret,
    })),
  )
}

describe('the secrets of the real connectors', () => {
  it('are more than twenty', async () => {
    const all = await compare(false)
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter(({ truth }) => truth).length).toBeGreaterThan(20)
  })

  it('are recognised by name alone: no false positive, and at most one missed', async () => {
    const all = await compare(false)
    expect(all.filter(({ truth, told }) => told && !truth)).toEqual([])
    expect(all.filter(({ truth, told }) => truth && !told).length).toBeLessThanOrEqual(1)
  })

  it('are all recognised with guides', async () => {
    const all = await compare(true)
    expect(all.filter(({ truth, told }) => told !== truth)).toEqual([])
  })

  it('are never sent to a browser', async () => {
    const reads = await readAll({ withGuides: false, connected: true })
    const secrets = reads.flatMap(({ connector }) => connector.parameters.filter(({ secret }) => secret))
    expect(secrets.length).toBeGreaterThan(20)
    expect(secrets.filter(({ value }) => value !== null)).toEqual([])
    expect(secrets.every(({ isSet }) => isSet)).toBe(true)
  })
})
