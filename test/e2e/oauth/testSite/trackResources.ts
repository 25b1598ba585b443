import type { Page } from '@playwright/test'

/** Resources of a page that have to be released. `longTimers` are timers of 30 seconds or more. */
export type Resources = { channels: number; listeners: number; intervals: number; longTimers: number }

declare global {
  interface Window {
    countResources: () => Resources
  }
}

export const resourcesOf = (page: Page): Promise<Resources> => page.evaluate(() => window.countResources())

/** Patches the page before its first script, so that `resourcesOf` can count. */
export async function trackResources(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const channels = new Set<BroadcastChannel>()
    const listeners = new Set<string>()
    const intervals = new Set<unknown>()
    const longTimers = new Set<unknown>()
    window.countResources = () => ({
      channels: channels.size,
      listeners: listeners.size,
      intervals: intervals.size,
      longTimers: longTimers.size,
    })

    window.BroadcastChannel = class extends window.BroadcastChannel {
      constructor(name: string) {
        super(name)
        channels.add(this)
      }
      override close() {
        channels.delete(this)
        super.close()
      }
    }

    const ids = new Map<unknown, number>()
    const idOf = (listener: unknown) => ids.get(listener) ?? ids.set(listener, ids.size).get(listener)
    const names = ['focus', 'online', 'pageshow', 'message', 'visibilitychange']
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- runs in the page
    const wrap = (target: object, method: string, note: (args: unknown[], result: unknown) => void) => {
      const original: unknown = Reflect.get(target, method)
      if (typeof original !== 'function') return
      Reflect.set(target, method, (...args: unknown[]) => {
        const result: unknown = original.apply(target, args)
        note(args, result)
        return result
      })
    }
    for (const [targetName, target] of Object.entries({ window, document })) {
      const key = ([name, listener]: unknown[]) => `${targetName} ${String(name)} ${idOf(listener)}`
      wrap(target, 'addEventListener', (args) => {
        if (names.includes(String(args[0]))) listeners.add(key(args))
      })
      wrap(target, 'removeEventListener', (args) => listeners.delete(key(args)))
    }
    wrap(window, 'setInterval', (_, id) => intervals.add(id))
    wrap(window, 'clearInterval', ([id]) => intervals.delete(id))
    wrap(window, 'setTimeout', ([, ms], id) => Number(ms) >= 30_000 && longTimers.add(id))
    wrap(window, 'clearTimeout', ([id]) => longTimers.delete(id))
  })
}
