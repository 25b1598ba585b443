import { beforeEach, describe, expect, it } from 'vitest'
import { createFakeCyclr } from '../../src/testing.js'
import { at, createClient, idOf, member } from './createClient.js'

const cyclr = createFakeCyclr()
let client = createClient(cyclr)
const call: typeof client.call = (...args) => client.call(...args)

let id = 0
beforeEach(() => {
  cyclr.reset()
  client = createClient(cyclr)
  id = idOf(cyclr, 'Act!')
})

const post = (Name: string, Value: string) => call('POST', at(id, '/properties'), { Name, Value })
const names = async (query: string) =>
  Object.values(Object((await call('GET', at(id, `/properties${query}`))).json)).map((one) => member(one, 'Name'))
const stored = () => cyclr.properties(id).map(({ Name, Value }) => [Name, Value])

describe('properties', () => {
  it('are created by POST and listed with their connector', async () => {
    const { status, json } = await post('BaseUrl', 'https://x.test')
    expect(status).toBe(200)
    expect(json).toEqual({ Id: expect.any(Number), Name: 'BaseUrl', Value: 'https://x.test', AccountConnectorId: id })
    expect(member((await call('GET', at(id))).json, 'Properties')).toEqual([json])
    expect((await call('GET', at(id, '/properties'))).json).toEqual([json])
  })

  it('are created again by a second POST of the same name', async () => {
    await post('BaseUrl', 'one')
    await post('BaseUrl', 'two')
    expect(stored()).toEqual([
      ['BaseUrl', 'one'],
      ['BaseUrl', 'two'],
    ])
  })

  it.each(['NotDeclared', '__proto__', 'a.b[0]', '日本', ' '])(
    'may have the name %j, declared or not',
    async (name) => {
      expect((await post(name, 'v')).status).toBe(200)
      expect(stored()).toEqual([[name, 'v']])
    },
  )

  it.each(['', ' padded ', 'line\nbreak', '🗝️', 'null', 'x'.repeat(20_000)])('keep %j unchanged', async (value) => {
    await post('BaseUrl', value)
    expect(stored()).toEqual([['BaseUrl', value]])
  })

  it.each([
    ['no name', { Value: 'v' }, 'Name'],
    ['an empty name', { Name: '', Value: 'v' }, 'Name'],
    ['a value that is not a string', { Name: 'a', Value: 7 }, 'Value'],
  ])('are refused with %s', async (_what, body, field) => {
    const answer = await call('POST', at(id, '/properties'), body)
    expect(answer).toMatchObject({ status: 400, json: { ModelState: { [field]: [expect.any(String)] } } })
    expect(stored()).toEqual([])
  })

  it('are read, changed and deleted by id', async () => {
    const property = member((await post('BaseUrl', 'one')).json, 'Id')
    const path = at(id, `/properties/${String(property)}`)
    expect((await call('GET', path)).json).toMatchObject({ Value: 'one' })
    const put = await call('PUT', path, { Name: 'BaseUrl', Value: 'two' })
    expect(put.json).toMatchObject({ Id: property, Name: 'BaseUrl', Value: 'two' })
    expect(stored()).toEqual([['BaseUrl', 'two']])
    expect((await call('DELETE', path)).status).toBe(200)
    expect(stored()).toEqual([])
  })

  it('are 404 under an unknown id or under another connector', async () => {
    await post('BaseUrl', 'one')
    const other = idOf(cyclr, 'Akeneo')
    const theirs = member((await call('POST', at(other, '/properties'), { Name: 'a', Value: 'b' })).json, 'Id')
    for (const property of ['1', 'abc', String(theirs)]) {
      const path = at(id, `/properties/${property}`)
      expect((await call('GET', path)).status).toBe(404)
      expect((await call('PUT', path, { Name: 'a', Value: 'x' })).status).toBe(404)
      expect((await call('DELETE', path)).status).toBe(404)
    }
    expect(cyclr.properties(other)).toMatchObject([{ Value: 'b' }])
  })

  it('are listed in creation order, or by name in either direction', async () => {
    for (const name of ['b', 'c', 'a']) await post(name, name)
    expect(await names('')).toEqual(['b', 'c', 'a'])
    expect(await names('?orderBy=Name&sortOrderAsc=true')).toEqual(['a', 'b', 'c'])
    expect(await names('?orderBy=Name&sortOrderAsc=false')).toEqual(['c', 'b', 'a'])
  })
})
