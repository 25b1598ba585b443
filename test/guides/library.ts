import { readdir, readFile } from 'node:fs/promises'
import { guides } from '../../src/guides.js'
import { connectorLibrary } from '../../src/testing.js'

export const library = guides.map((guide) => {
  const connector = connectorLibrary.find(({ name }) => name === guide.connector)
  if (connector === undefined) throw new Error(`No connector is called ${guide.connector}`)
  return { name: guide.connector, slug: connector.slug, guide, connector }
})

/** Every field of every guide with its parameter, which is `undefined` for credential fields. */
export const fields = library.flatMap(({ name, guide, connector }) =>
  Object.entries(guide.fields ?? {}).map(([key, field]) => ({
    name,
    key,
    field,
    connector,
    parameter: connector.parameters.find(({ TargetName }) => TargetName === key),
  })),
)

const folder = new URL('../../src/guides/', import.meta.url)

/** The source of each guide in `src/guides`, without the translations, which are files of a language. */
export async function guideFiles(): Promise<{ slug: string; source: string }[]> {
  const names = (await readdir(folder)).filter((name) => !/^(ConnectorGuide|[a-z]{2})\.ts$/.test(name)).toSorted()
  return Promise.all(
    names.map(async (name) => ({
      slug: name.replace(/\.ts$/, ''),
      source: await readFile(new URL(name, folder), 'utf8'),
    })),
  )
}
