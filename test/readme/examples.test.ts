import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import {
  API,
  DiagnosticCategory,
  type Project,
  SignatureKind,
  type Symbol,
  SymbolFlags,
  type Type,
} from 'typescript/unstable/sync'
import { afterAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Neighbours of the README's blocks: `./proxy.js` is the same module of the host's in both. */
const FOLDER = `${ROOT}test/readme/frameworks/`

/** The program, and what stands for the entry "." or "./element" in another file. */
const NO_ENTRIES = new Set(['cli.ts', 'reactServer.ts', 'script.ts'])

const names = await readdir(`${ROOT}src`, { recursive: true })
const entries = names.filter((name) => /^((guides|locales)\/)?[^/.]+\.ts$/.test(name) && !NO_ENTRIES.has(name))
const examples = (await Promise.all(names.filter((name) => /\.tsx?$/.test(name)).map(examplesIn))).flat()

const files = new Map(examples.map(({ code }, index) => [`${FOLDER}example${index}.tsx`, code]))
// Yours, and of a framework that is not installed here.
files.set(`${FOLDER}session.ts`, "export { sessionOf } from '../session.js'")
files.set(`${FOLDER}vue.d.ts`, "declare module 'vue' {}")
const config = `${FOLDER}tsconfig.json`
files.set(
  config,
  JSON.stringify({
    extends: '../../../tsconfig.json',
    include: ['example*.tsx', 'vue.d.ts', '../../server/*.d.ts', ...entries.map((name) => `../../../src/${name}`)],
  }),
)

const api = new API({
  cwd: ROOT,
  fs: {
    readFile: (name) => files.get(name),
    fileExists: (name) => files.has(name) || undefined,
    getAccessibleEntries: (folder) =>
      `${folder}/` === FOLDER
        ? { files: [...files.keys()].map((name) => name.slice(FOLDER.length)), directories: [] }
        : undefined,
  },
})
afterAll(() => api.close())

const project = projectOf()

/** Every public name once, with the entry that it is imported from first. */
const published = new Map<number, { symbol: Symbol; entry: string }>()
for (const entry of entries.toSorted((a, b) => a.split('/').length - b.split('/').length)) {
  for (const symbol of exportsOf(project, entry))
    if (!published.has(symbol.id)) published.set(symbol.id, { symbol, entry })
}

describe('The documentation of the public names', () => {
  it('is there for each of them', () => {
    expect(published.size).toBeGreaterThan(150)
    expect(namesOf(({ symbol }) => symbol.getDocumentationComment(project.checker).trim() === '')).toEqual([])
  })

  it('has an example of each function, component, hook and class', () => {
    expect(namesOf(isCode).length).toBeGreaterThan(20)
    expect(namesOf((one) => isCode(one) && !tagsOf(one.symbol).includes('example'))).toEqual([])
  })

  it('has an example of each function that a host calls on the proxy', () => {
    const { checker } = project
    const proxy = [...published.values()].find(({ symbol }) => symbol.name === 'ConnectorProxy')?.symbol
    const groups = proxy ? membersOf(proxy).filter((member) => membersOf(member).length > 0) : []
    const functions = [...groups.flatMap(membersOf), ...(proxy ? membersOf(proxy) : [])].filter(
      (member) => callsOf(member) > 0 && !HANDLERS.has(member.name),
    )
    expect(functions.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ensure', 'create', 'readTransactionError']),
    )
    const without = functions.filter((member) => !member.getJsDocTags(checker).some(({ name }) => name === 'example'))
    expect(without.map(({ name }) => name)).toEqual([])
  })

  it('has no example that is not a module which type-checks', () => {
    expect(examples.length).toBeGreaterThan(30)
    const errors = examples.flatMap(({ file, code }, index) => {
      if (!/^import .*'connector-auth-wizard|^import .*'\.\/proxy\.js'/m.test(code))
        return [`${file}: imports nothing of the package\n${code}`]
      const name = `${FOLDER}example${index}.tsx`
      if (!project.program.getSourceFile(name)) throw new Error(`the example of ${file} was not checked`)
      const found = [...project.program.getSyntacticDiagnostics(name), ...project.program.getSemanticDiagnostics(name)]
      return found
        .filter(({ category }) => category === DiagnosticCategory.Error)
        .map(({ text }) => `${file}: ${text}\n${code}`)
    })
    expect(errors).toEqual([])
  })
})

/** Their use is in the README's blocks for each server; `publicOrigin` is for adapters. */
const HANDLERS = new Set(['fetch', 'GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'publicOrigin'])

function typeOf(symbol: Symbol): Type | undefined {
  const { checker } = project
  return symbol.flags & SymbolFlags.TypeAlias
    ? checker.getDeclaredTypeOfSymbol(symbol)
    : checker.getTypeOfSymbol(symbol)
}

function membersOf(symbol: Symbol): readonly Symbol[] {
  const type = typeOf(symbol)
  return type ? project.checker.getPropertiesOfType(type) : []
}

function callsOf(symbol: Symbol): number {
  const type = typeOf(symbol)
  return type ? project.checker.getSignaturesOfType(type, SignatureKind.Call).length : 0
}

function isCode({ symbol: { flags } }: { symbol: Symbol }): boolean {
  return (flags & (SymbolFlags.Function | SymbolFlags.Class)) !== 0
}

/** What follows each `@example` in the comments of a file, without their asterisks. */
async function examplesIn(file: string): Promise<readonly { file: string; code: string }[]> {
  const source = await readFile(`${ROOT}src/${file}`, 'utf8')
  return [...source.matchAll(/\/\*\*\n.*?\*\//gs)].flatMap(([comment]) => {
    const text = comment.replaceAll(/^ *\*(\/| ?)/gm, '')
    return text
      .split(/^@/m)
      .filter((tag) => tag.startsWith('example'))
      .map((tag) => ({ file, code: tag.slice('example'.length).trim() }))
  })
}

function projectOf(): Project {
  const found = api.updateSnapshot({ openProject: config }).getProject(config)
  if (!found) throw new Error('the project of the examples could not be opened')
  return found
}

/** With what stands behind a name that is exported again. */
function exportsOf({ program, checker }: Project, entry: string): readonly Symbol[] {
  const file = program.getSourceFile(`${ROOT}src/${entry}`)
  const module = file && checker.getSymbolAtLocation(file)
  if (!module) throw new Error(`${entry} could not be read`)
  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
}

function tagsOf(symbol: Symbol): readonly string[] {
  return symbol.getJsDocTags(project.checker).map(({ name }) => name)
}

function namesOf(predicate: (one: { symbol: Symbol; entry: string }) => boolean): readonly string[] {
  return [...published.values()].filter(predicate).map(({ symbol, entry }) => `${entry}: ${symbol.name}`)
}
