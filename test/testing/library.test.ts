import { describe, expect, it } from 'vitest'
import { ACCOUNT, connectorLibrary, createFakeCyclr, OTHER_ACCOUNT } from '../../src/testing.js'

const releases = createFakeCyclr()
  .installed({ accountId: ACCOUNT })
  .map(({ release }) => release)

const sensitive = (stripSensitive: boolean) =>
  createFakeCyclr({ stripSensitive })
    .installed()
    .flatMap(({ release }) => release.Parameters ?? [])
    .filter(({ IsSensitive }) => IsSensitive).length

describe('the library', () => {
  it('holds sixty real connectors, and one that has lookups', () => {
    expect(connectorLibrary).toHaveLength(61)
    const looking = connectorLibrary.filter(({ parameters }) => parameters.some(({ TriggerName }) => TriggerName))
    expect(looking.map(({ name }) => name)).toEqual(['Postmoth'])
    const lookups = looking.flatMap(({ parameters }) => parameters).filter(({ TriggerName }) => TriggerName)
    expect(lookups.map(({ IsOptional }) => IsOptional)).toEqual([false, true])
  })

  it.each([
    ['ApiKey', 'Unknown'],
    ['Basic', 'Unknown'],
    ['OAuth1', 'Unknown'],
    ['OAuth2', 'AuthorisationCode'],
    ['OAuth2', 'ClientCredentials'],
    ['OAuth2', 'PasswordCredentials'],
    ['None', 'Unknown'],
    ['NetSuiteOAuth1', 'Unknown'],
  ])('has a connector that authenticates by %s, %s', (type, oauth2) => {
    expect(releases.some(({ AuthType, OAuth2Type }) => AuthType === type && OAuth2Type === oauth2)).toBe(true)
  })

  it('has connectors with several methods', () => {
    expect(releases.filter(({ Authentication }) => (Authentication ?? []).length > 1).length).toBeGreaterThan(3)
  })
})

describe('a release', () => {
  it.each([
    ['lists its methods', ({ Authentication }) => (Authentication ?? []).length > 0],
    ['says null for them', ({ Authentication }) => Authentication === null],
    ['has an empty list of them', ({ Authentication }) => Authentication?.length === 0],
    ['does not speak of them', (release) => !('Authentication' in release)],
    ['says null for its parameters', ({ Parameters }) => Parameters === null],
    ['has an empty list of those', ({ Parameters }) => Parameters?.length === 0],
    ['says null for its triggers', ({ Triggers }) => Triggers === null],
    ['does not speak of those', (release) => !('Triggers' in release)],
    ['says "null" in text', ({ AuthDescription }) => AuthDescription === 'null'],
    ['has no icon', ({ Icon }) => Icon === null],
    ['has an icon of tens of kB', ({ Icon }) => (Icon ?? '').length > 20_000],
  ] satisfies [string, (release: (typeof releases)[number]) => boolean][])('now and then %s', (_what, is) => {
    const count = releases.filter(is).length
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThan(releases.length)
  })

  it('knows nothing that only a guide knows', () => {
    expect(JSON.stringify(releases)).not.toMatch(/"(example|quirks|confidence|source|credentialLabels)":/)
  })

  it('has ids of its own for everything', () => {
    const ids = releases.flatMap(({ Id, Authentication, Parameters, Triggers }) => [
      Id,
      ...(Authentication ?? []).map((method) => method.Id),
      ...(Parameters ?? []).map((parameter) => parameter.Id),
      ...(Triggers ?? []).map(({ TriggerId }) => `trigger ${TriggerId}`),
    ])
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('a fake', () => {
  it('can forget which values are sensitive', () => {
    expect(sensitive(false)).toBeGreaterThan(20)
    expect(sensitive(true)).toBe(0)
  })

  it('can hold a library of one’s own', () => {
    const fake = createFakeCyclr({ connectors: connectorLibrary.slice(0, 2) })
    expect(fake.installed({ accountId: ACCOUNT })).toHaveLength(2)
    expect(fake.installed({ accountId: OTHER_ACCOUNT })).toHaveLength(2)
  })

  it('is as it was after a reset', () => {
    const fake = createFakeCyclr()
    const before = JSON.stringify(fake.installed())
    const [first] = fake.installed()
    fake.authenticate(first?.id ?? 0, 'key', { a: 'b' })
    fake.cycles.set('c', ['1'])
    expect(JSON.stringify(fake.installed())).not.toBe(before)
    fake.reset()
    expect(JSON.stringify(fake.installed())).toBe(before)
    expect([fake.cycles.size, fake.requests.length, fake.consents.length, fake.users.size]).toEqual([0, 0, 0, 0])
  })

  it('shares nothing with another', () => {
    const [one, two] = [createFakeCyclr(), createFakeCyclr()]
    one.authenticate(one.installed()[0]?.id ?? 0)
    expect(two.installed().some(({ authenticated }) => authenticated)).toBe(false)
  })
})
