import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'
import { AtRule, type Declaration, parse } from 'postcss'
import type { Plugin } from 'vite'

const FOLDER = fileURLToPath(new URL('../src/styles/', import.meta.url))
const SOURCE = `${FOLDER}styles.css`
const OWN = fileURLToPath(new URL('../src/', import.meta.url))

/** The module that holds the style sheet as text. */
const TEXT = '\0caw-shipped-styles'

/** Users' text spacing has to win (WCAG 1.4.12), and an animation loses to anything marked !important. */
const UNSHIELDED = /^(--.*|line-height|(letter|word)-spacing|opacity|transform|rotate|(animation|transition)(-.*)?)$/

/** One flat `@layer caw`, every declaration !important but those that must be able to lose: design/README, section 3. */
export function shieldCss(css: string): string {
  const root = parse(css)
  root.walkDecls((declaration) => {
    if (!UNSHIELDED.test(declaration.prop) && !isInKeyframes(declaration)) declaration.important = true
  })
  return `@layer caw {\n${root.toString()}\n}\n`
}

function isInKeyframes(declaration: Declaration): boolean {
  const holder = declaration.parent?.parent
  return holder instanceof AtRule && holder.name.endsWith('keyframes')
}

/** The stylesheet as it ships: joined, shielded, minified. Nothing is lowered: what a browser lacks has an `@supports`. */
export async function shippedStyles(): Promise<string> {
  const joined = await build({ entryPoints: [SOURCE], bundle: true, write: false, target: 'esnext' })
  const { code } = await transform(shieldCss(joined.outputFiles[0]?.text ?? ''), {
    loader: 'css',
    minify: true,
    target: 'esnext',
  })
  return code
}

/** Serves `src/styles/styles.css` shielded, and adds `dist/styles.css` with its (empty) types to a library build. */
export function shieldedStyles(): Plugin {
  let isLibrary = false
  return {
    name: 'caw:shielded-styles',
    enforce: 'pre',
    configResolved(config) {
      isLibrary = Boolean(config.build.lib)
    },
    resolveId(id, importer) {
      // As text, it is not for the bundler to compile again.
      return id.endsWith('/styles.css?inline') && importer?.startsWith(OWN) ? TEXT : null
    },
    async load(id) {
      if (id === TEXT) return `export default ${JSON.stringify(await shippedStyles())}`
      if (id.split('?', 1)[0] !== SOURCE) return null
      return shippedStyles()
    },
    /** A change to any of its files is a change to the whole. */
    hotUpdate({ file }) {
      if (!file.startsWith(FOLDER)) return undefined
      return [...(this.environment.moduleGraph.getModulesByFile(SOURCE) ?? [])]
    },
    async generateBundle() {
      if (!isLibrary) return
      this.emitFile({ type: 'asset', fileName: 'styles.css', source: await shippedStyles() })
      this.emitFile({ type: 'asset', fileName: 'styles.css.d.ts', source: 'export {};\n' })
    },
  }
}
