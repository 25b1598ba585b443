import { posix } from 'node:path'
import type { Import } from './outlineOf.js'

/** What the files of a place may import. `types` of a folder: only with `import type`. */
type Rule = { folders: readonly string[]; types?: readonly string[]; packages: readonly string[] }

const HONO = ['hono', 'hono/*']

/** By folder of `src`, or by entry file. */
const RULES: { readonly [place: string]: Rule } = {
  core: { folders: [], packages: ['zod/mini'] },
  locales: { folders: ['core'], packages: [] },
  // A border: what the proxy answers and what a window says is parsed there.
  client: { folders: ['core'], packages: ['zod/mini'] },
  react: {
    folders: ['core', 'client', 'locales'],
    packages: ['react', 'react-dom', '@tanstack/react-query', 'react-hook-form', '@hookform/resolvers/*', 'zod/mini'],
  },
  server: {
    folders: ['core', 'locales'],
    types: ['guides'],
    packages: [
      ...HONO,
      'jose',
      'keyv',
      'lru-cache',
      'rate-limiter-flexible',
      'rate-limiter-flexible/lib/*',
      'zod/mini',
    ],
  },
  guides: { folders: [], types: ['core'], packages: [] },
  testing: { folders: [], types: ['core'], packages: HONO },
  'index.ts': { folders: ['core', 'client', 'locales', 'react'], packages: [] },
  'server.ts': { folders: ['server'], types: ['core', 'guides'], packages: [] },
  'server-node.ts': { folders: ['server'], packages: ['node:*', '@remix-run/node-fetch-server'] },
  'guides.ts': { folders: ['guides'], packages: [] },
  'testing.ts': { folders: ['testing'], packages: [] },
  'testing-msw.ts': { folders: ['testing'], packages: ['msw'] },
}

/** Those imports of a file of `src` that its place does not allow. Within a folder everything is allowed. */
export function forbidden(file: string, imports: readonly Import[]): readonly string[] {
  const place = safeError(file)
  const rule = RULES[place]
  if (rule === undefined) return [`${file} is in no place that the architecture knows`]
  return imports.filter((edge) => !isAllowed(edge, file, place, rule)).map(({ from }) => from)
}

function isAllowed({ from, typeOnly }: Import, file: string, place: string, rule: Rule): boolean {
  if (!from.startsWith('.')) return rule.packages.some((name) => matches(name, from))
  const target = posix.join(posix.dirname(file), from)
  const folder = safeError(target)
  if (!target.includes('/')) return false
  return folder === place || rule.folders.includes(folder) || (typeOnly && (rule.types ?? []).includes(folder))
}

function matches(name: string, from: string): boolean {
  return name.endsWith('*') ? from.startsWith(name.slice(0, -1)) : from === name
}

/** `core` of `core/form.ts`; an entry file is a place by itself. */
function safeError(file: string): string {
  return file.split('/')[0] ?? file
}
