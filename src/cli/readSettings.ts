import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as z from 'zod/mini'
import {
  type EnvironmentName,
  IN_ENVIRONMENT,
  type SettingName,
  type Settings,
  settingsSchema,
  variableOf,
} from './settings.js'
import { messageOf, UsageError } from './UsageError.js'

export type ReadSettings = {
  /** Those that are valid. */
  settings: Settings
  /** One sentence for each that is not, without its full stop and without its value. */
  problems: readonly string[]
}

/**
 * Reads the settings from a file, if there is one, and from the environment, which comes first. An empty variable counts as
 * none: Docker Compose sets those it does not know to an empty text.
 */
export async function readSettings(environment: NodeJS.ProcessEnv, file: string | undefined): Promise<ReadSettings> {
  const given: Record<string, unknown> = { ...(file !== undefined && (await readObject(file))) }
  const surrounded: string[] = []
  for (const name of Object.keys(IN_ENVIRONMENT)) {
    const value = environment[variableOf(name)]
    if (value === undefined || value.trim() === '') continue
    const problem = surroundingOf(name, value)
    if (problem === null) given[name] = value
    else {
      delete given[name]
      surrounded.push(`${variableOf(name)} cannot be used. ${problem}`)
    }
  }
  const read = settingsSchema.safeParse(given)
  if (read.success) return { settings: read.data, problems: surrounded }
  const { issues } = read.error
  const wrong = new Set(issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [issue.path[0]])))
  const valid = Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name)))
  return { settings: settingsSchema.parse(valid), problems: [...surrounded, ...new Set(issues.map(explain))] }
}

/** Their members are trimmed when they are read. */
const LISTS: readonly string[] = ['allowedOrigins', 'returnOrigins', 'guides'] satisfies readonly SettingName[]

/** Files of variables for containers and services keep quotes and spaces, which a shell removes. */
function surroundingOf(name: string, value: string): string | null {
  if (/^(["']).*\1$/s.test(value.trim())) return 'It stands in quotes, which are part of the value. Remove them'
  return value === value.trim() || LISTS.includes(name)
    ? null
    : 'It begins or ends with a space or a line break. Remove it'
}

type With<Name extends SettingName> = Settings & { [name in Name]-?: NonNullable<Settings[name]> }

/** Throws a `UsageError` for settings that are not valid or not set. */
export function requireSettings<Name extends EnvironmentName>(read: ReadSettings, names: readonly Name[]): With<Name> {
  const { settings, problems } = read
  const all = [...problems, ...missingSettings(read, names).map(explainMissing)]
  if (all.length === 0 && hasAll(settings, names)) return settings
  throw new UsageError(all)
}

/** Those of `names` that are not set. One that cannot be used is a problem already. */
export function missingSettings<Name extends EnvironmentName>(
  { settings, problems }: ReadSettings,
  names: readonly Name[],
): readonly Name[] {
  const isNamed = (name: Name) => problems.some((problem) => problem.startsWith(`${variableOf(name)} `))
  return names.filter((name) => settings[name] === undefined && !isNamed(name))
}

function hasAll<Name extends SettingName>(settings: Settings, names: readonly Name[]): settings is With<Name> {
  return names.every((name) => settings[name] !== undefined)
}

function explain({ path, message, ...issue }: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `the config file has a member that is no setting: ${issue.keys.join(', ')}. Remove it, or correct its name`
  }
  const [name, position] = path
  const which = typeof position === 'number' ? `number ${position + 1} in the list` : position && String(position)
  const setting = String(name)
  const shown = setting in IN_ENVIRONMENT ? variableOf(setting) : setting
  return `${shown}${which ? ` (${which})` : ''} cannot be used. ${message}`
}

function explainMissing(name: EnvironmentName): string {
  return `${variableOf(name)} is not set: ${IN_ENVIRONMENT[name]}. Set it in the environment, or as "${name}" in the file of --config`
}

async function readObject(file: string): Promise<object> {
  const exports = await readModule('the config file', file)
  const content: unknown = Reflect.get(exports, 'default')
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) return content
  throw new UsageError([`the config file ${file} holds no object. Write one, or export it as default`])
}

/** A JSON file as `{ default }`, or an ES module. Throws a `UsageError` for a file that cannot be read. */
export async function readModule(what: string, file: string): Promise<object> {
  try {
    if (file.endsWith('.json')) return { default: JSON.parse(await readFile(file, 'utf8')) }
    // A guide of this package is named as in an import.
    const from = file.startsWith('connector-auth-wizard/') ? file : pathToFileURL(resolve(file)).href
    // oxlint-disable-next-line import/no-dynamic-require -- the file is the partner's choice.
    return await import(from)
  } catch (error) {
    // The message of a JSON error quotes the file, which may hold a secret.
    const why = error instanceof SyntaxError ? 'its syntax is not valid' : messageOf(error)
    throw new UsageError([`${what} ${file} cannot be read: ${why}`])
  }
}
