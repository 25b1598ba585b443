import { expect, it } from 'vitest'
import { assertNever } from '../../src/core/assertNever.js'

it('assertNever names what nobody thought of', () => {
  // @ts-expect-error: a value that the types rule out, as a newer proxy might send it.
  expect(() => assertNever({ kind: 'new' })).toThrow('{"kind":"new"}')
})
