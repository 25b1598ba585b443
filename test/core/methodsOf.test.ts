import { describe, expect, it } from 'vitest'
import type { AuthKind } from '../../src/core/authKinds.js'
import { methodsOf } from '../../src/core/parameters/parameters.js'

const methods = (...kinds: AuthKind[]) => kinds.map((kind) => ({ id: `id of ${kind}`, kind }))
const APP = ['ClientId', 'ClientSecret', 'Scope', 'Scopes', 'RedirectUri']

describe('the methods a parameter belongs to', () => {
  it.each(APP)('are the OAuth methods for %s, if there are other kinds', (name) => {
    const all = methods('oauth', 'apiKey', 'clientCredentials')
    expect(methodsOf(name, all)).toEqual(['id of oauth', 'id of clientCredentials'])
  })

  it.each(APP)('are all for %s, if every method is OAuth or none is', (name) => {
    expect(methodsOf(name, methods('oauth'))).toBeNull()
    expect(methodsOf(name, methods('oauth', 'clientCredentials'))).toBeNull()
    expect(methodsOf(name, methods('apiKey'))).toBeNull()
    expect(methodsOf(name, methods('basic', 'apiKey'))).toBeNull()
    expect(methodsOf(name, methods('none', 'password'))).toBeNull()
  })

  it.each(['Subdomain', 'clientid', 'client_id', 'ClientKey', 'Username', '__proto__', 'constructor', ''])(
    'are all for %j',
    (name) => {
      expect(methodsOf(name, methods('oauth', 'apiKey'))).toBeNull()
    },
  )
})
