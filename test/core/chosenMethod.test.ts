import { describe, expect, it } from 'vitest'
import { chosenMethod, usableMethods } from '../../src/core/flow/stepFor.js'
import { aConnector, aMethod } from './make.js'

describe('the methods', () => {
  it('are usable unless unsupported', () => {
    const methods = [aMethod('unsupported'), aMethod('oauth'), aMethod('apiKey')]
    expect(usableMethods(aConnector({ methods })).map(({ id }) => id)).toEqual(['oauth', 'apiKey'])
  })

  it.each([
    ['the only one when none is chosen', ['oauth'], null, 'oauth'],
    ['the only one when another is chosen', ['oauth'], 'apiKey', 'oauth'],
    ['the chosen one of several', ['oauth', 'apiKey'], 'apiKey', 'apiKey'],
    ['none of several when none is chosen', ['oauth', 'apiKey'], null, undefined],
  ] as const)('in use: %s', (_promise, kinds, methodId, expected) => {
    const methods = kinds.map((kind) => aMethod(kind))
    expect(chosenMethod(aConnector({ methods }), { methodId })?.id).toBe(expected)
  })
})
