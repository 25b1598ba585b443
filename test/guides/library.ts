import { readdir, readFile } from 'node:fs/promises'
import { guides } from '../../src/guides.js'
import { connectorLibrary } from '../../src/testing.js'

export const library = guides.map((guide) => {
  const connector = connectorLibrary.find(({ name }) => name === guide.connector)
  if (connector === undefined) throw new Error(`No connector is called ${guide.connector}`)
  return { name: guide.connector, slug: connector.slug, guide, connector }
})

/** One row a field: what the guide says, and the parameter it speaks of (none for the credential's own fields). */
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

/** The files of `src/guides`, one a connector, with their text. */
export async function guideFiles(): Promise<{ slug: string; source: string }[]> {
  const names = (await readdir(folder)).filter((name) => name !== 'ConnectorGuide.ts').toSorted()
  return Promise.all(
    names.map(async (name) => ({
      slug: name.replace(/\.ts$/, ''),
      source: await readFile(new URL(name, folder), 'utf8'),
    })),
  )
}
