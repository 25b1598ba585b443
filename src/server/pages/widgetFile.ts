import { ConnectorAuthError } from '../../core/errors.js'

/** What the page of a connect link loads: the custom elements, and the words of a language other than English. */
export type WidgetFile = 'script' | `locales/${string}`

const reading = new Map<WidgetFile, Promise<string>>()

/** A file of this package, read once. Throws `misconfigured` where it cannot be found. */
export async function readWidgetFile(file: WidgetFile): Promise<string> {
  const text = reading.get(file) ?? read(file)
  reading.set(file, text)
  try {
    return await text
  } catch {
    reading.delete(file)
    const cause = new Error(
      'the file of the widget cannot be read here. Copy script.js and the folder locales of the package to a folder that your server serves, and set "linkPage.script" to the address of script.js',
    )
    throw new ConnectorAuthError('misconfigured', { cause })
  }
}

/**
 * Resolved as the program that runs would resolve it, and not beside this module: a bundle has the module elsewhere, and
 * some formats have no `import.meta`. By `getBuiltinModule`, because an import of a Node module would keep the proxy from
 * runtimes that have none.
 */
async function read(file: WidgetFile): Promise<string> {
  const { process } = globalThis
  const { createRequire } = process.getBuiltinModule('module')
  const { readFile } = process.getBuiltinModule('fs/promises')
  const roots = [process.argv[1] ?? '', `${process.cwd()}/`]
  const found = roots.flatMap((root) => {
    try {
      // The languages are beside the script. Resolved by name, they would be their files for `require`.
      return [
        createRequire(root)
          .resolve('connector-auth-wizard/script')
          .replace(/script\.js$/, `${file}.js`),
      ]
    } catch {
      return []
    }
  })
  return readFile(found[0] ?? '', 'utf8')
}
