import type { Logger } from '../options/ProxyOptions.js'
import type { Replaced } from './ConnectorService.js'
import type { CyclrApi } from './createCyclrApi.js'
import { isAmbiguous } from './cyclrErrors.js'
import type { PropertyDto } from './dto.js'
import type { Changes } from './settingsFor.js'

/** How often the properties are read again after a write whose outcome is unknown. */
const MAX_REREADS = 2

/**
 * Brings the properties of an account connector to `changes`: existing ones are changed, missing ones are created, equal
 * ones are left alone. A second POST would create a second property (O), so a POST whose outcome is unknown is never
 * repeated: the properties are read again instead.
 */
export async function saveProperties(
  api: CyclrApi,
  id: string,
  changes: Changes,
  now: readonly PropertyDto[],
  logger: Logger,
): Promise<void> {
  let properties = now
  for (let round = 0; ; round += 1) {
    try {
      await changeExisting(api, id, changes, properties)
      if (await createMissing(api, id, changes, properties)) {
        // Another process may have created the same properties at the same time: both of a name get the same value.
        properties = await api.properties(id)
        await changeExisting(api, id, changes, properties)
      }
      warnAboutDuplicates(id, changes, properties, logger)
      return
    } catch (error) {
      if (!isAmbiguous(error) || round >= MAX_REREADS) throw error
      properties = await api.properties(id)
    }
  }
}

/** What `changes` replace. */
export function replacedBy(changes: Changes, before: readonly PropertyDto[]): readonly Replaced[] {
  return [...changes].flatMap(([name, written]) => {
    const earlier = valueOf(name, before)
    return earlier === written ? [] : [{ name, earlier, written }]
  })
}

/** The changes that restore replaced settings, except those that were changed again since. */
export function changesToRestore(replaced: readonly Replaced[], now: readonly PropertyDto[]): Changes {
  const untouched = replaced.filter(({ name, written }) => valueOf(name, now) === written)
  return new Map(untouched.map(({ name, earlier }) => [name, earlier]))
}

/** `null` where the property is not set. */
export function valueOf(name: string, properties: readonly PropertyDto[]): string | null {
  return properties.find(({ Name }) => Name === name)?.Value ?? null
}

async function changeExisting(api: CyclrApi, id: string, changes: Changes, now: readonly PropertyDto[]): Promise<void> {
  for (const property of now) {
    const value = changes.get(property.Name)
    if (value === undefined || value === property.Value) continue
    if (value === null) await api.deleteProperty(id, property)
    else await api.changeProperty(id, property, value)
  }
}

/** Resolves to whether any were missing. */
async function createMissing(
  api: CyclrApi,
  id: string,
  changes: Changes,
  now: readonly PropertyDto[],
): Promise<boolean> {
  const names = new Set(now.map(({ Name }) => Name))
  const missing = [...changes].flatMap(([name, value]) => (value === null || names.has(name) ? [] : [{ name, value }]))
  for (const { name, value } of missing) await api.createProperty(id, name, value)
  return missing.length > 0
}

/** Properties of one name have equal values by now, so it does not matter which one Cyclr reads. */
function warnAboutDuplicates(id: string, changes: Changes, properties: readonly PropertyDto[], logger: Logger): void {
  for (const [property, value] of changes) {
    const count = properties.filter(({ Name }) => Name === property).length
    if (value === null || count < 2) continue
    logger.warn({ accountConnectorId: id, property, count }, 'A property exists more than once')
  }
}
