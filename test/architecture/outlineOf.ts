import { parseSync } from 'vite'

/** `lazy`: by `import()`. */
type Import = { from: string; typeOnly: boolean; lazy: boolean }

export type Outline = {
  imports: readonly Import[]
  /** It exports what another file exports. */
  reexports: boolean
  /** Identifiers such as `window`; names of properties do not count. */
  names: ReadonlySet<string>
  directives: readonly string[]
}

type Node = { type: string; [member: string]: unknown }

/** What a TypeScript module imports (`import`, `import type`, `export from`, `import()`, `import('…').Type`), re-exports and uses. */
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
      return [
        {
          from: String(source.value),
          typeOnly: typeOnly || importKind === 'type' || exportKind === 'type',
          lazy: false,
        },
      ]
    }
    case 'ImportExpression':
      // A computed name is nobody's.
      return isNode(source) && typeof source.value === 'string'
        ? [{ from: source.value, typeOnly: false, lazy: true }]
        : []
    case 'TSImportType':
      return isNode(source) ? [{ from: String(source.value), typeOnly: true, lazy: false }] : []
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
