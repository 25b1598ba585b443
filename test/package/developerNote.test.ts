import { expect, it } from 'vitest'
import { browserCode } from '../../.ci/size.js'

it('the note for developers is in a development build, and nothing of it in a production build', async () => {
  const [development, production] = await Promise.all([browserCode('development'), browserCode('production')])
  for (const text of ['Only in development', 'the style sheet is not on this page']) {
    expect(development).toContain(text)
    expect(production).not.toContain(text)
  }
})
