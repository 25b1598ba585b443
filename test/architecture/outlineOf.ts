import { parseSync } from 'vite'

export type Import = { from: string; typeOnly: boolean }

export type Outline = {
  imports: readonly Import[]
  /** It passes on what another file exports. */
  reexports: boolean
  /** Names taken from nowhere in particular, such as `window`. A property of that name does not count. */
  names: ReadonlySet<string>
  directives: readonly string[]
}

type Node = { type: string; [member: string]: unknown }

/** What a module of TypeScript leans on: `import`, `import type`, `export from`, `import()` and `import('…').Type`. */
export function outlineOf(file: string, source: string): Outline {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const nodes = [...everyNode(program)]
  return {
    imports: nodes.flatMap(importsOf),
    reexports: nodes.some(({ type, source }) => source && /^Export(Named|All)Declaration$/.test(type)),
    names: new Set(nodes.flatMap(nameOf)),
    directives: program.body.flatMap((node) => ('directive' in node && node.directive ? [node.directive] : [])),
  }
}

function importsOf({ type, source, importKind, exportKind, specifiers }: Node): Import[] {
  switch (type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration': {
      if (!isNode(source)) return []
      const kinds = Array.isArray(specifiers) ? specifiers.map((one: Node) => one.importKind ?? one.exportKind) : []
      const typeOnly = kinds.length > 0 && kinds.every((kind) => kind === 'type')
      return [{ from: String(source.value), typeOnly: typeOnly || importKind === 'type' || exportKind === 'type' }]
    }
    // An address that is only known when it runs cannot be judged: it shows up as one that nothing allows.
    case 'ImportExpression':
      return [
        { from: isNode(source) && source.type === 'Literal' ? String(source.value) : '(computed)', typeOnly: false },
      ]
    case 'TSImportType':
      return [{ from: isNode(source) ? String(source.value) : '(computed)', typeOnly: true }]
    default:
      return []
  }
}

function nameOf({ type, name }: Node): string[] {
  return type === 'Identifier' && typeof name === 'string' ? [name] : []
}

function* everyNode(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* everyNode(item)
  if (!isNode(value)) return
  yield value
  for (const [member, child] of Object.entries(value)) {
    const isPlainName = value.computed === false && (member === 'property' || member === 'key')
    if (!isPlainName) yield* everyNode(child)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
