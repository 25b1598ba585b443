import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { guideFiles, library } from './library.js'

const path = (file: string) => fileURLToPath(new URL(`../../src/${file}`, import.meta.url))

async function bundle(contents: string): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir: path('.'), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    charset: 'utf8',
  })
  return result.outputFiles[0]?.text ?? ''
}

describe('the files of guides', () => {
  it('are named after their connectors', async () => {
    const slugs = (await guideFiles()).map(({ slug }) => slug)
    expect(slugs).toEqual(library.map(({ slug }) => slug).toSorted())
  })

  it('import only the type', async () => {
    const files = await guideFiles()
    const imports = files.flatMap(({ source }) => source.match(/^import .*$/gm))
    expect(new Set(imports)).toEqual(new Set(["import type { ConnectorGuide } from './ConnectorGuide.js'"]))
    expect(files.filter(({ source }) => source.match(/^export const /gm)?.length !== 1)).toEqual([])
  })
})

describe('a bundle of one guide', () => {
  it.each([
    ['by its own entry', `export { bamboohr } from './guides/bamboohr.js'`],
    ['by name from the entry of all', `export { bamboohr } from './guides.js'`],
  ])('contains no other guide, imported %s', async (_way, contents) => {
    const code = await bundle(contents)
    const included = library.filter(({ name }) => code.includes(`connector: ${JSON.stringify(name)}`))
    expect(included.map(({ name }) => name)).toEqual(['BambooHR'])
  })
})
