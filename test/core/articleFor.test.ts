import { expect, it } from 'vitest'
import { articleFor } from '../../src/core/articleFor.js'

it.each([
  ['a', ['Miva', 'SFTP', 'UserVoice', 'Unify', 'Eurostar', 'OneDrive', 'Zap', '1Password', 'コ', '']],
  ['an', ['Asana', 'eBay', 'Act!', 'Infusionsoft', 'Oracle NetSuite', 'Unbounce', 'Uber', 'Ontraport']],
])('"%s" stands before each of %j', (article, names) => {
  expect(names.map(articleFor)).toEqual(names.map(() => article))
})
