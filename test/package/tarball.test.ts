import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build, type Rolldown } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** A consumer that finds our dependencies further up. */
const CONSUMER = join(ROOT, '.cache/consumer')
const PACKAGE = join(CONSUMER, 'node_modules/connector-auth-wizard')

const run = promisify(execFile)

let files: readonly string[] = []
let manifest: Record<string, unknown> = {}

beforeAll(async () => {
  await rm(CONSUMER, { recursive: true, force: true })
  await mkdir(PACKAGE, { recursive: true })
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', CONSUMER], {
    cwd: ROOT,
  })
  const [packed]: { filename: string }[] = JSON.parse(stdout)
  await run('tar', ['-xf', join(CONSUMER, packed?.filename ?? ''), '-C', PACKAGE, '--strip-components=1'])
  files = (await readdir(PACKAGE, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(PACKAGE.length + 1))
  manifest = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8'))
})

describe('The packed tarball', () => {
  it('holds what is built, three texts, the picture and the manifest', () => {
    const outside = files.filter((file) => !file.startsWith('dist/'))
    expect(outside.toSorted()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'demo/screenshot.png', 'package.json'])
    const kinds = new Set(files.map((file) => /\.(d\.c?ts|c?js|js\.map|css|json|png|txt)$/.exec(file)?.[1] ?? file))
    const built = ['cjs', 'css', 'd.cts', 'd.ts', 'js', 'js.map', 'json', 'png', 'txt']
    expect([...kinds].toSorted()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', ...built])
  })

  it('runs nothing when it is installed', () => {
    const { scripts = {} } = manifest
    const hooks = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare']
    expect(Object.keys(Object(scripts)).filter((name) => hooks.includes(name))).toEqual([])
  })

  it('publishes with a provenance statement, for everyone', () => {
    expect(manifest['publishConfig']).toEqual({ access: 'public', provenance: true })
  })

  it('has source maps whose sources are in it', async () => {
    const maps = files.filter((file) => file.endsWith('.map'))
    expect(maps.length).toBeGreaterThan(100)
    const missing = await Promise.all(
      maps.map(async (file) => {
        const map: { sources: string[]; sourcesContent?: (string | null)[] } = JSON.parse(await contentOf(file))
        return map.sources.filter((source, index) => {
          const path = posix.join(dirname(file), source)
          return typeof map.sourcesContent?.[index] !== 'string' && !files.includes(path)
        })
      }),
    )
    expect(missing.flat()).toEqual([])
  })

  it('names no source map that it lacks', async () => {
    const named = await Promise.all(
      files
        .filter((file) => /\.(js|d\.ts|css)$/.test(file))
        .map(async (file) => {
          const [, name] = /^(?:\/\/|\/\*)# sourceMappingURL=(?!data:)(\S+)/m.exec(await contentOf(file)) ?? []
          return name === undefined ? [] : [posix.join(dirname(file), name)]
        }),
    )
    expect(named.flat().length).toBeGreaterThan(100)
    expect(named.flat().filter((file) => !files.includes(file))).toEqual([])
  })

  it('has every file that its manifest names', () => {
    const { main, types, typesVersions, exports } = manifest
    const named = JSON.stringify([main, types, typesVersions, exports]).match(/\.\/dist\/[^"]+/g) ?? []
    expect(named.length).toBeGreaterThan(15)
    expect(named.filter((target) => !isPacked(target))).toEqual([])
  })
})

describe('C10: a CommonJS consumer', () => {
  it('C10: requires each entry, without a warning, and gets what an import gets', async () => {
    const names = Object.keys(Object(manifest['exports'])).filter(
      (name) => !/\*|\.(css|json|txt)$|locales\/pages/.test(name),
    )
    const all = [...names, './guides/bamboohr', './locales/de', './locales/pt-BR'].map((name) => name.slice(1))
    expect(all.length).toBeGreaterThan(9)
    const code = `const compare = async (name) => {
      const required = Object.entries(require(name))
      const imported = await import(name)
      return required.length > 0 && required.every(([key, value]) => imported[key] === value)
    }
    const all = ${JSON.stringify(all)}.map((entry) => compare('connector-auth-wizard' + entry))
    Promise.all(all).then((same) => console.log(JSON.stringify(same)))`
    const { stdout, stderr } = await run(process.execPath, ['--input-type=commonjs', '-e', code], { cwd: CONSUMER })
    expect(JSON.parse(stdout)).toEqual(all.map(() => true))
    expect(stderr).toBe('')
  })
})

describe('A consumer that Vite builds', () => {
  it.each([
    ['the component', "import * as all from 'connector-auth-wizard'; import 'connector-auth-wizard/styles.css'"],
    ['a language and a guide', "import * as all from 'connector-auth-wizard/locales/de'"],
  ])('sees no warning for %s', async (_, imports) => {
    const warnings: string[] = []
    await build({
      root: CONSUMER,
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        rolldownOptions: {
          input: 'virtual:consumer',
          onLog: (level: string, log: Rolldown.RollupLog) => {
            if (level === 'warn' && !isOfReactQuery(log.message)) warnings.push(log.message)
          },
        },
      },
      plugins: [
        {
          name: 'consumer',
          resolveId: (id) => (id === 'virtual:consumer' ? join(CONSUMER, 'consumer.js') : null),
          load: (id) => (id === join(CONSUMER, 'consumer.js') ? `${imports}; Object.assign(globalThis, all)` : null),
        },
      ],
    })
    expect(warnings).toEqual([])
  })
})

/** Bundlers warn about its directives in every application that has it. */
function isOfReactQuery(message: string): boolean {
  return message.includes('"use client"') && message.includes('node_modules/@tanstack/react-query/')
}

/** `./dist/guides/*.js` is, when one such file is. */
function isPacked(target: string): boolean {
  const [start = '', end = ''] = target.slice(2).split('*')
  return files.some((file) => file.startsWith(start) && file.endsWith(end))
}

function contentOf(file: string): Promise<string> {
  return readFile(join(PACKAGE, file), 'utf8')
}
