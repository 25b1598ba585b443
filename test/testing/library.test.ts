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
  it('holds sixty real connectors, and an invented one with lookups', () => {
    expect(connectorLibrary).toHaveLength(61)
    const withLookups = connectorLibrary.filter(({ parameters }) => parameters.some(({ TriggerName }) => TriggerName))
    expect(withLookups.map(({ name }) => name)).toEqual(['Postmoth'])
    const lookups = withLookups.flatMap(({ parameters }) => parameters).filter(({ TriggerName }) => TriggerName)
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
  ])('has a connector of kind %s, %s', (type, oauth2) => {
    expect(releases.some(({ AuthType, OAuth2Type }) => AuthType === type && OAuth2Type === oauth2)).toBe(true)
  })

  it('has connectors with several methods', () => {
    expect(releases.filter(({ Authentication }) => (Authentication ?? []).length > 1).length).toBeGreaterThan(3)
  })
})

describe('a release', () => {
  it.each([
    ['lists its methods', ({ Authentication }) => (Authentication ?? []).length > 0],
    ['has null methods', ({ Authentication }) => Authentication === null],
    ['has an empty list of methods', ({ Authentication }) => Authentication?.length === 0],
    ['has no member for methods', (release) => !('Authentication' in release)],
    ['has null parameters', ({ Parameters }) => Parameters === null],
    ['has an empty list of parameters', ({ Parameters }) => Parameters?.length === 0],
    ['has null triggers', ({ Triggers }) => Triggers === null],
    ['has no member for triggers', (release) => !('Triggers' in release)],
    ['has the description "null"', ({ AuthDescription }) => AuthDescription === 'null'],
    ['has no icon', ({ Icon }) => Icon === null],
    ['has an icon of tens of kB', ({ Icon }) => (Icon ?? '').length > 20_000],
  ] satisfies [string, (release: (typeof releases)[number]) => boolean][])('sometimes %s', (_what, is) => {
    const count = releases.filter(is).length
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThan(releases.length)
  })

  it('leaves out what only a guide holds', () => {
    expect(JSON.stringify(releases)).not.toMatch(/"(example|quirks|confidence|source|credentialLabels)":/)
  })

  it('has unique ids', () => {
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
  it('can hide which parameters are sensitive', () => {
    expect(sensitive(false)).toBeGreaterThan(20)
    expect(sensitive(true)).toBe(0)
  })

  it('accepts another list of connectors', () => {
    const fake = createFakeCyclr({ connectors: connectorLibrary.slice(0, 2) })
    expect(fake.installed({ accountId: ACCOUNT })).toHaveLength(2)
    expect(fake.installed({ accountId: OTHER_ACCOUNT })).toHaveLength(2)
  })

  it('returns to its initial state with a reset', () => {
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

  it('shares no state with another', () => {
    const [one, two] = [createFakeCyclr(), createFakeCyclr()]
    one.authenticate(one.installed()[0]?.id ?? 0)
    expect(two.installed().some(({ authenticated }) => authenticated)).toBe(false)
  })
})
