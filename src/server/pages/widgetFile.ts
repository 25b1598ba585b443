import { ConnectorAuthError } from '../../core/errors.js'

const SPECIFIER = 'connector-auth-wizard/script'

let reading: Promise<string> | null = null

/**
 * The widget's file of this package. Read once, when the page of a connect link first asks for it. Throws `misconfigured`
 * where it cannot be found.
 */
export async function readWidgetFile(): Promise<string> {
  reading ??= read()
  try {
    return await reading
  } catch {
    reading = null
    const cause = new Error(
      `the file of the widget cannot be read here. Copy "${SPECIFIER}" to a folder that your server serves, and set "linkPage.script" to its address`,
    )
    throw new ConnectorAuthError('misconfigured', { cause })
  }
}

/**
 * Resolved as the program that runs would resolve it, and not beside this module: a bundle has the module elsewhere, and
 * some formats have no `import.meta`. By `getBuiltinModule`, because an import of a Node module would keep the proxy from
 * runtimes that have none.
 */
async function read(): Promise<string> {
  const { process } = globalThis
  const { createRequire } = process.getBuiltinModule('module')
  const { readFile } = process.getBuiltinModule('fs/promises')
  const roots = [process.argv[1] ?? '', `${process.cwd()}/`]
  const found = roots.flatMap((root) => {
    try {
      return [createRequire(root).resolve(SPECIFIER)]
    } catch {
      return []
    }
  })
  return readFile(found[0] ?? '', 'utf8')
}
