import type { Page } from '@playwright/test'

/** Keeps references to React's roots by the developer tools hook. Call it before the page loads. */
export async function keepReactRoots(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const roots = new Set()
    Object.assign(globalThis, {
      cawRoots: roots,
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        isDisabled: false,
        supportsFiber: true,
        renderers: new Map(),
        inject: () => 1,
        onCommitFiberRoot: (_: number, root: unknown) => roots.add(root),
        onCommitFiberUnmount: () => undefined,
        onPostCommitFiberRoot: () => undefined,
      },
    })
  })
}

/** The page's document, storage and cookies, and the contents of every query and mutation cache in it. */
export async function pageMemory(page: Page): Promise<{ text: string; caches: number }> {
  return page.evaluate(() => {
    type Cache = { getAll: () => { state: unknown; queryKey?: unknown }[] }
    type Client = { getQueryCache: () => Cache; getMutationCache: () => Cache }
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- runs in the page
    const isClient = (item: object): item is Client => typeof Reflect.get(item, 'getQueryCache') === 'function'
    const clients = new Set<Client>()
    const visited = new Set<object>()
    const roots: unknown = Reflect.get(globalThis, 'cawRoots')
    const queue: unknown[] = roots instanceof Set ? [...roots] : []
    while (queue.length > 0 && visited.size < 500_000) {
      const item = queue.pop()
      if (typeof item !== 'object' || item === null || visited.has(item) || item instanceof Node) continue
      visited.add(item)
      if (isClient(item)) clients.add(item)
      for (const value of item instanceof Map ? item.values() : Object.values(item)) queue.push(value)
    }
    const caches = [...clients].flatMap((client) => [client.getQueryCache(), client.getMutationCache()])
    const entries = caches.flatMap((cache) => cache.getAll().map(({ state, queryKey }) => ({ state, queryKey })))
    const inputs = [...document.querySelectorAll('input, textarea')].map((input) => Reflect.get(input, 'value'))
    const stored = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie, location.href, name]
    return {
      text: [document.documentElement.outerHTML, ...inputs, ...stored, JSON.stringify(entries)].join('\n'),
      caches: entries.length,
    }
  })
}
