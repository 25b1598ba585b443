import { expect, it } from 'vitest'
import { assertNever } from '../../src/core/assertNever.js'

it('assertNever throws with the unexpected value', () => {
  // @ts-expect-error: a value that the types rule out, as a newer proxy might send it.
  expect(() => assertNever({ kind: 'new' })).toThrow('{"kind":"new"}')
})
