import { describe, expect, it } from 'vitest'
import { guides } from '../../src/guides.js'
import connectors from '../../src/testing/library/connectors.json' with { type: 'json' }
import { library } from './library.js'

type Entry = (typeof library)[number]

/** The connectors of whose guides something can be said that should not be. */
const named = (isWrong: (entry: Entry) => boolean) => library.filter(isWrong).map(({ name }) => name)

const authNames = ({ connector }: Entry) => connector.authentication.map(({ AuthName }) => AuthName)

const fieldNames = ({ connector }: Entry) =>
  connector.parameters.map(({ TargetName }) => TargetName).concat('apiKey', 'username', 'password')

const asksForLogin = ({ connector }: Entry) =>
  connector.authentication.some(
    ({ AuthType, OAuth2Type }) => AuthType === 'Basic' || OAuth2Type === 'PasswordCredentials',
  )

const shown = ({ guide: { notes: _notes, ...guide } }: Entry) => JSON.stringify(guide)

const listsOf = ({ guide }: Entry) =>
  [guide.before, guide.grants, guide.notes, guide.methods, ...Object.values(guide.steps ?? {})].filter(
    (list) => list !== undefined,
  )

const authNamesSpokenOf = ({ guide }: Entry) => [
  ...(guide.methods ?? []),
  ...Object.keys(guide.steps ?? {}),
  ...Object.keys(guide.labels ?? {}),
  ...Object.keys(guide.credentialShape ?? {}),
  ...Object.values(guide.fields ?? {}).flatMap(({ methods = [], fixed }) =>
    typeof fixed === 'object' ? [...methods, ...Object.keys(fixed)] : methods,
  ),
]

describe('the guides', () => {
  it('are sixty, one for each connector of the library, in its order', () => {
    expect(guides).toHaveLength(60)
    // The 61st is invented, and tells all there is to know by itself.
    expect(guides.map(({ connector }) => connector)).toEqual(connectors.slice(0, 60).map(({ name }) => name))
  })

  it('speak only of ways to authenticate that the connector has', () => {
    expect(library.flatMap(authNamesSpokenOf).length).toBeGreaterThan(60)
    expect(named((entry) => authNamesSpokenOf(entry).some((authName) => !authNames(entry).includes(authName)))).toEqual(
      [],
    )
  })

  it('offer no way to authenticate twice', () => {
    expect(named(({ guide }) => new Set(guide.methods).size !== (guide.methods?.length ?? 0))).toEqual([])
  })

  it('speak only of fields that the connector has, or of those of its credential', () => {
    expect(
      named((entry) => Object.keys(entry.guide.fields ?? {}).some((field) => !fieldNames(entry).includes(field))),
    ).toEqual([])
  })

  it('are short: three things beforehand, five steps, four grants', () => {
    expect(named(({ guide }) => (guide.before?.length ?? 0) > 3)).toEqual([])
    expect(named(({ guide }) => Object.values(guide.steps ?? {}).some((steps) => steps.length > 5))).toEqual([])
    expect(named(({ guide }) => (guide.grants?.length ?? 0) > 4)).toEqual([])
  })

  it('have no empty list and no empty line', () => {
    expect(named((entry) => listsOf(entry).some((list) => list.length === 0))).toEqual([])
    expect(
      named((entry) =>
        listsOf(entry)
          .flat()
          .some((line) => line.trim() === ''),
      ),
    ).toEqual([])
  })

  it('link to https pages, by name', () => {
    const links = guides.flatMap(({ link }) => link ?? [])
    expect(links.length).toBeGreaterThan(30)
    expect(links.filter(({ href, label }) => new URL(href).protocol !== 'https:' || label === '')).toEqual([])
  })

  it('call a login personal only where a user name and a password are asked for', () => {
    expect(named((entry) => entry.guide.personalLogin === true && !asksForLogin(entry))).toEqual([])
  })

  it('name Cyclr to support people only', () => {
    expect(named((entry) => /cyclr/i.test(shown(entry)))).toEqual([])
  })

  it('are plain text', () => {
    expect(named(({ guide }) => /<\/?[a-z]+[ >]|&[a-z]+;/i.test(JSON.stringify(guide)))).toEqual([])
  })
})
