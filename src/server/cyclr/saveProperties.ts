import type { Logger } from '../options/ProxyOptions.js'
import type { CyclrApi } from './createCyclrApi.js'
import type { PropertyDto } from './dto.js'
import { isAmbiguous } from './faultFrom.js'
import type { Changes } from './fixedValues.js'

/** How often the list is read again after a write that may or may not have happened. */
const ROUNDS = 2

/**
 * Brings the properties of an account connector to what `changes` say, whatever they are now: those that exist are
 * changed, those that do not are created, those that are right are left alone. A second POST would make a second property
 * (O), so a POST whose outcome is unknown is never repeated: the list is read instead.
 */
export async function saveProperties(
  account: CyclrApi,
  id: string,
  changes: Changes,
  now: readonly PropertyDto[],
  logger: Logger,
): Promise<void> {
  let properties = now
  for (let round = 0; ; round += 1) {
    try {
      await changeExisting(account, id, changes, properties)
      if (await createMissing(account, id, changes, properties)) {
        // Another process may have created the same ones at the same time: then there are two of a name, made equal.
        properties = await account.properties(id)
        await changeExisting(account, id, changes, properties)
      }
      tellDoubles(id, changes, properties, logger)
      return
    } catch (error) {
      if (!isAmbiguous(error) || round >= ROUNDS) throw error
      properties = await account.properties(id)
    }
  }
}

/** The changes that would put back what is there now. */
export function inverseOf(changes: Changes, now: readonly PropertyDto[]): Changes {
  return new Map([...changes.keys()].map((name) => [name, now.find(({ Name }) => Name === name)?.Value ?? null]))
}

async function changeExisting(
  account: CyclrApi,
  id: string,
  changes: Changes,
  now: readonly PropertyDto[],
): Promise<void> {
  for (const property of now) {
    const value = changes.get(property.Name)
    if (value === undefined || value === property.Value) continue
    if (value === null) await account.deleteProperty(id, property)
    else await account.changeProperty(id, property, value)
  }
}

/** Whether there were any. */
async function createMissing(
  account: CyclrApi,
  id: string,
  changes: Changes,
  now: readonly PropertyDto[],
): Promise<boolean> {
  const names = new Set(now.map(({ Name }) => Name))
  const missing = [...changes].flatMap(([name, value]) => (value === null || names.has(name) ? [] : [{ name, value }]))
  for (const { name, value } of missing) await account.createProperty(id, name, value)
  return missing.length > 0
}

/** Several properties of one name are equal by now, so that whichever is read is right; how they came about is told. */
function tellDoubles(id: string, changes: Changes, properties: readonly PropertyDto[], logger: Logger): void {
  for (const [property, value] of changes) {
    const count = properties.filter(({ Name }) => Name === property).length
    if (value === null || count < 2) continue
    logger.warn({ accountConnectorId: id, property, count }, 'A property exists more than once')
  }
}
