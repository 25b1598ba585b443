import type { ConnectorGuide, GuideTranslation } from '../guides/ConnectorGuide.js'
import { readModule } from './readSettings.js'
import { UsageError } from './UsageError.js'

type Guide = ConnectorGuide | GuideTranslation

/**
 * Guides that stand in the settings, and those of files: everything that a module exports, or a JSON file holds. The proxy
 * checks the rest of each when it is created. Throws a `UsageError` for what is no guide.
 */
export async function readGuides(given: readonly (string | object)[] = []): Promise<readonly Guide[]> {
  const guides: unknown[] = []
  for (const one of given) {
    const read = typeof one === 'string' ? Object.values(await readModule('the file of guides', one)) : [one]
    guides.push(...read.flat())
  }
  if (guides.every(isGuide)) return guides
  throw new UsageError(['GUIDES has a guide that names no "connector". Add the name of the connector that it is for'])
}

function isGuide(guide: unknown): guide is Guide {
  return typeof guide === 'object' && guide !== null && typeof Reflect.get(guide, 'connector') === 'string'
}
