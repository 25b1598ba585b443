import { describe, expect, it } from 'vitest'
import { guides } from '../../src/guides.js'
import connectors from '../../src/testing/library/connectors.json' with { type: 'json' }
import { library } from './library.js'

type Entry = (typeof library)[number]

/** The connectors whose guide breaks a rule. */
const namesOf = (isWrong: (entry: Entry) => boolean) => library.filter(isWrong).map(({ name }) => name)

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

const mentionedAuthNames = ({ guide }: Entry) => [
  ...(guide.methods ?? []),
  ...Object.keys(guide.steps ?? {}),
  ...Object.keys(guide.labels ?? {}),
  ...Object.keys(guide.credentialShape ?? {}),
  ...Object.values(guide.fields ?? {}).flatMap(({ methods = [], fixed }) =>
    typeof fixed === 'object' ? [...methods, ...Object.keys(fixed)] : methods,
  ),
]

const isConditional = (step: string) => /^(If|When|Only)\b/.test(step)

describe('the guides', () => {
  it('are sixty, one for each connector of the library, in its order', () => {
    expect(guides).toHaveLength(60)
    // The 61st connector is invented and needs no guide.
    expect(guides.map(({ connector }) => connector)).toEqual(connectors.slice(0, 60).map(({ name }) => name))
  })

  it('mention only methods that the connector has', () => {
    expect(library.flatMap(mentionedAuthNames).length).toBeGreaterThan(60)
    expect(
      namesOf((entry) => mentionedAuthNames(entry).some((authName) => !authNames(entry).includes(authName))),
    ).toEqual([])
  })

  it('have no step that holds only where something is asked for', () => {
    expect(
      namesOf(({ guide }) =>
        Object.values(guide.steps ?? {})
          .flat()
          .some(isConditional),
      ),
    ).toEqual([])
  })

  it('offer no method twice', () => {
    expect(namesOf(({ guide }) => new Set(guide.methods).size !== (guide.methods?.length ?? 0))).toEqual([])
  })

  it('mention only parameters of the connector and credential fields', () => {
    expect(
      namesOf((entry) => Object.keys(entry.guide.fields ?? {}).some((field) => !fieldNames(entry).includes(field))),
    ).toEqual([])
  })

  it('have at most three prerequisites, five steps and four grants', () => {
    expect(namesOf(({ guide }) => (guide.before?.length ?? 0) > 3)).toEqual([])
    expect(namesOf(({ guide }) => Object.values(guide.steps ?? {}).some((steps) => steps.length > 5))).toEqual([])
    expect(namesOf(({ guide }) => (guide.grants?.length ?? 0) > 4)).toEqual([])
  })

  it('have no empty list and no empty line', () => {
    expect(namesOf((entry) => listsOf(entry).some((list) => list.length === 0))).toEqual([])
    expect(
      namesOf((entry) =>
        listsOf(entry)
          .flat()
          .some((line) => line.trim() === ''),
      ),
    ).toEqual([])
  })

  it('link to https pages with a label', () => {
    const links = guides.flatMap(({ link }) => link ?? [])
    expect(links.length).toBeGreaterThan(30)
    expect(links.filter(({ href, label }) => new URL(href).protocol !== 'https:' || label === '')).toEqual([])
  })

  it('mark a login as personal only for methods with a user name and password', () => {
    expect(namesOf((entry) => entry.guide.personalLogin === true && !asksForLogin(entry))).toEqual([])
  })

  it('mention Cyclr in support notes only', () => {
    expect(namesOf((entry) => /cyclr/i.test(shown(entry)))).toEqual([])
  })

  it('are plain text', () => {
    expect(namesOf(({ guide }) => /<\/?[a-z]+[ >]|&[a-z]+;/i.test(JSON.stringify(guide)))).toEqual([])
  })
})
