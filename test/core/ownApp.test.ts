import { describe, expect, it } from 'vitest'
import { createStepForm } from '../../src/client/controller/createStepForm.js'
import type { Parameter } from '../../src/core/connector.js'
import { INITIAL_FLOW_STATE, stepFor } from '../../src/core/flow/stepFor.js'
import { optionalAppOf, ownAppOf, settingsOf } from '../../src/core/parameters/parameters.js'
import { aConnector, aMethod, aParameter } from './make.js'

const id = aParameter({ name: 'ClientId', required: false })
const secret = aParameter({ name: 'ClientSecret', required: false, secret: true })
const idSet: Partial<Parameter> = { isSet: true, value: 'stored' }
const secretSet: Partial<Parameter> = { isSet: true }
const OAUTH = aMethod('oauth')

/** The form of the OAuth step, and its inputs for the client ID and the secret. */
function formOf(idOver: Partial<Parameter> = {}, secretOver: Partial<Parameter> = {}) {
  const parameters = [
    { ...id, ...idOver },
    { ...secret, ...secretOver },
  ]
  const step = stepFor(aConnector({ methods: [OAUTH], parameters }), INITIAL_FLOW_STATE)
  const form = createStepForm(step, null, () => undefined)
  if (form === null) throw new Error('the step has no form')
  const typed = (p0: string, p1: string) => ({
    errors: [...form.errorsOf({ p0, p1 })],
    values: form.toValues({ p0, p1 }),
  })
  return { form, typed }
}

describe('an OAuth app of the user’s own', () => {
  it.each([
    ['both are typed', {}, {}, ['mine', 's3cret'], [], { ClientId: 'mine', ClientSecret: 's3cret' }],
    ['none is', {}, {}, ['', ''], [], {}],
    ['only the ID is', {}, {}, ['mine', ''], [['p1', 'required']], { ClientId: 'mine' }],
    ['only the secret is', {}, {}, ['', 's3cret'], [['p0', 'required']], { ClientSecret: 's3cret' }],
    ['both are stored and not touched', idSet, secretSet, ['stored', ''], [], {}],
    ['the ID of a stored app changes', idSet, secretSet, ['other', ''], [], { ClientId: 'other' }],
    ['the secret of a stored app changes', idSet, secretSet, ['stored', 'new'], [], { ClientSecret: 'new' }],
    ['a stored app is cleared', idSet, secretSet, ['', ''], [], { ClientId: null, ClientSecret: null }],
    ['half of an app is stored and not touched', idSet, {}, ['stored', ''], [], {}],
    ['the other half is stored and not touched', {}, secretSet, ['', ''], [], {}],
    ['half of an app is stored, and changes', idSet, {}, ['other', ''], [['p1', 'required']], { ClientId: 'other' }],
    ['half of an app is cleared', idSet, {}, ['', ''], [], { ClientId: null, ClientSecret: null }],
  ] as const)('where %s', (_, idOver, secretOver, [p0, p1], errors, values) => {
    const { typed } = formOf(idOver, secretOver)
    expect(typed(p0, p1)).toEqual({ errors, values })
  })

  it.each([
    ['is blank', {}, {}, ['  ', 's3cret']],
    ['of a stored app is cleared', idSet, secretSet, ['', 'new']],
  ] as const)('requires the ID where only the ID %s', (_, idOver, secretOver, [p0, p1]) => {
    expect(formOf(idOver, secretOver).typed(p0, p1).errors).toEqual([['p0', 'required']])
  })

  it('has no form where the connector has no such parameters', () => {
    const step = stepFor(aConnector({ methods: [OAUTH] }), INITIAL_FLOW_STATE)
    expect(createStepForm(step, null, () => undefined)).toBeNull()
  })

  it('may consist of an ID alone, where a guide fixes the secret', () => {
    const step = stepFor(aConnector({ methods: [OAUTH], parameters: [id] }), INITIAL_FLOW_STATE)
    const form = createStepForm(step, null, () => undefined)
    expect([...(form?.errorsOf({ p0: 'mine' }) ?? [])]).toEqual([])
    expect(form?.toValues({ p0: 'mine' })).toEqual({ ClientId: 'mine' })
  })
})

describe('the parameters of an app', () => {
  it.each([
    ['oauth', ['ClientId', 'ClientSecret'], []],
    ['clientCredentials', [], []],
    ['apiKey', [], ['ClientId', 'ClientSecret']],
    ['basic', [], ['ClientId', 'ClientSecret']],
    ['password', [], ['ClientId', 'ClientSecret']],
  ] as const)('with %s: of the sign-in %j, settings %j', (kind, app, settings) => {
    const connector = aConnector({ methods: [aMethod(kind)], parameters: [id, secret] })
    expect(optionalAppOf(aMethod(kind), connector).map(({ name }) => name)).toEqual(app)
    expect(settingsOf(aMethod(kind), connector).map(({ name }) => name)).toEqual(settings)
  })

  it('are settings where one of them is required', () => {
    const connector = aConnector({ methods: [OAUTH], parameters: [{ ...id, required: true }, secret] })
    expect(ownAppOf(OAUTH, connector)).toHaveLength(2)
    expect(optionalAppOf(OAUTH, connector)).toEqual([])
    expect(settingsOf(OAUTH, connector)).toHaveLength(2)
  })

  it('leave out those of another method', () => {
    const connector = aConnector({ methods: [OAUTH], parameters: [{ ...id, methods: ['other'] }, secret] })
    expect(ownAppOf(OAUTH, connector).map(({ name }) => name)).toEqual(['ClientSecret'])
  })
})
