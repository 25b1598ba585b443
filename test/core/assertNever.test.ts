import { expect, it } from 'vitest'
import { assertNever } from '../../src/core/assertNever.js'

it('assertNever throws with the unexpected value', () => {
  // @ts-expect-error: a value outside the types, as a newer proxy may send.
  expect(() => assertNever({ kind: 'new' })).toThrow('{"kind":"new"}')
})
