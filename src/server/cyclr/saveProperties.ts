import { ConnectorAuthError } from '../../core/errors.js'
import type { Logger } from '../options/ProxyOptions.js'
import type { Replaced } from './ConnectorService.js'
import type { CyclrApi } from './createCyclrApi.js'
import { isAmbiguous } from './cyclrErrors.js'
import type { AccountConnectorDto, PropertyDto } from './dto.js'
import type { Changes } from './settingsFor.js'

/** How often the properties are read again after a write whose outcome is unknown. */
const MAX_REREADS = 2
const MAX_PARALLEL_WRITES = 6

export type SavedProperties = {
  isWritten: boolean
  /** The account connector as it was read after the last write; `null` where it was not read. */
  after: AccountConnectorDto | null
}

/**
 * Brings the properties of an account connector to `changes`: existing ones are changed, missing ones are created, equal
 * ones are left alone. A second POST would create a second property (O), so a POST whose outcome is unknown is never
 * repeated: the properties are read again instead. Settles when no write is under way any more.
 */
export async function saveProperties(
  api: CyclrApi,
  id: string,
  changes: Changes,
  now: readonly PropertyDto[],
  logger: Logger,
): Promise<SavedProperties> {
  let properties = now
  const saved: SavedProperties = { isWritten: false, after: null }
  for (let round = 0; ; round += 1) {
    try {
      const missing = missingIn(properties, changes)
      const writes = [
        ...changesOf(api, id, changes, properties),
        ...missing.map(
          ([name, value]) =>
            () =>
              api.createProperty(id, name, value),
        ),
      ]
      saved.isWritten ||= writes.length > 0
      await writeAll(writes)
      if (missing.length > 0) {
        saved.after = await api.connector(id)
        properties = await propertiesOf(api, id, saved.after, changes)
        // Another process may have created the same properties at the same time: both of a name get the same value.
        const repairs = changesOf(api, id, changes, duplicatesIn(properties))
        await writeAll(repairs)
        if (repairs.length > 0) saved.after = await api.connector(id)
      }
      warnAboutDuplicates(id, changes, properties, logger)
      return saved
    } catch (error) {
      if (!isAmbiguous(error) || round >= MAX_REREADS) throw error
      saved.after = null
      properties = await api.properties(id)
    }
  }
}

/**
 * The properties of an account connector that was just read (D). They are listed by themselves where the answer says less
 * than documented: where it has no list, leaves out ids, or lacks what has been written since.
 */
export async function propertiesOf(
  api: CyclrApi,
  id: string,
  { Properties, hasAllProperties }: AccountConnectorDto,
  written: Changes = new Map(),
): Promise<readonly PropertyDto[]> {
  return hasAllProperties && missingIn(Properties, written).length === 0 ? Properties : api.properties(id)
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

type Write = () => Promise<void>

/** What brings the values of existing properties to `changes`. */
function changesOf(api: CyclrApi, id: string, changes: Changes, existing: readonly PropertyDto[]): readonly Write[] {
  return existing.flatMap((property) => {
    const value = changes.get(property.Name)
    if (value === undefined || value === property.Value) return []
    return [() => (value === null ? api.deleteProperty(id, property) : api.changeProperty(id, property, value))]
  })
}

/** The changes whose properties have to be created. */
function missingIn(existing: readonly PropertyDto[], changes: Changes): readonly [name: string, value: string][] {
  const names = new Set(existing.map(({ Name }) => Name))
  return [...changes].flatMap(([name, value]) => (value === null || names.has(name) ? [] : [[name, value]]))
}

function duplicatesIn(properties: readonly PropertyDto[]): readonly PropertyDto[] {
  return properties.filter(({ Id, Name }) => properties.some((other) => other.Name === Name && other.Id !== Id))
}

/**
 * Writes at most six at a time (A: the order does not matter to Cyclr). After an error none is begun, and those under way
 * are awaited: what undoes them must not overtake them. Throws an unknown outcome rather than another error, because only
 * that one is followed by another read; and all refusals in one.
 */
async function writeAll(writes: readonly Write[]): Promise<void> {
  const waiting = [...writes]
  const errors: unknown[] = []
  const work = async (): Promise<void> => {
    while (errors.length === 0) {
      const write = waiting.shift()
      if (!write) return
      await write().catch((error: unknown) => errors.push(error))
    }
  }
  await Promise.all(Array.from({ length: MAX_PARALLEL_WRITES }, work))
  if (errors.length > 0) throw errors.find(isAmbiguous) ?? refusalOf(errors) ?? errors[0]
}

function refusalOf(errors: readonly unknown[]): ConnectorAuthError | null {
  const refusals = errors.filter(isRefusedProperty)
  const [first, ...others] = refusals
  if (!first || others.length === 0) return first ?? null
  return new ConnectorAuthError('invalid_request', {
    fields: refusals.flatMap(({ fields }) => fields),
    cause: first.cause,
  })
}

function isRefusedProperty(error: unknown): error is ConnectorAuthError {
  return error instanceof ConnectorAuthError && error.code === 'invalid_request'
}

/** Properties of one name have equal values by now, so it does not matter which one Cyclr reads. */
function warnAboutDuplicates(id: string, changes: Changes, properties: readonly PropertyDto[], logger: Logger): void {
  for (const [property, value] of changes) {
    const count = properties.filter(({ Name }) => Name === property).length
    if (value === null || count < 2) continue
    logger.warn({ accountConnectorId: id, property, count }, 'A property exists more than once')
  }
}
