import { warnOnce } from '../http/warnOnce.js'
import type { ProxyConfig } from '../options/ProxyOptions.js'
import { ROUTES } from './table.js'

/** The first segments of the routes' paths. */
export const ROOTS: ReadonlySet<string> = new Set(ROUTES.map(({ path }) => segmentsOf(path)[0] ?? ''))

/**
 * Returns the path of a request without the mount path. A reverse proxy, or Next with a `basePath`, may have removed the
 * first segments of the mount path, or all of it: then the rest of it is removed.
 */
export function createRoutePath(basePath: string): (path: string) => string {
  const segments = segmentsOf(basePath)
  const mounts = segments.map((_, index) => `/${segments.slice(index).join('/')}`)
  return (path) => {
    for (const mount of mounts) {
      // Without this check a mount path such as /connectors would be removed from a route's own path.
      const isMounted = path.startsWith(`${mount}/`) && ROOTS.has(path.slice(mount.length).split('/', 2)[1] ?? '')
      if (isMounted) return path.slice(mount.length)
    }
    return path
  }
}

/** Why a path is not found, for the log. When it is a route at another mount path, a warning says which option to set. */
export function explainNotFound(path: string, { basePath, logger }: ProxyConfig): string {
  const mount = basePath === '' ? '/' : basePath
  const prefix = prefixOf(path)
  if (prefix === null || prefix === basePath) return `no route; the proxy is mounted at "${mount}"`
  const explanation = `a request came at "${prefix}", and the proxy is mounted at "${mount}". Set "basePath" to "${prefix}"`
  warnOnce(logger, prefix, { path, basePath: mount }, `${explanation}, or correct "publicUrl".`)
  return explanation
}

/** What stands before a route's path at the end of `path`; `null` when it ends with no route, or is no plain path. */
function prefixOf(path: string): string | null {
  const segments = segmentsOf(path)
  const route = BY_LENGTH.find((parts) => {
    const end = segments.slice(-parts.length)
    return end.length === parts.length && parts.every((part, index) => part.startsWith(':') || part === end[index])
  })
  if (!route) return null
  const prefix = segments.slice(0, -route.length).map((segment) => `/${segment}`)
  return prefix.every((segment) => /^\/[\w\-.~]{1,60}$/.test(segment)) ? prefix.join('') : null
}

/** Longest first: the path of a list is the end of another one. */
const BY_LENGTH = ROUTES.map(({ path }) => segmentsOf(path)).toSorted((a, b) => b.length - a.length)

function segmentsOf(path: string): readonly string[] {
  return path.split('/').slice(1)
}
