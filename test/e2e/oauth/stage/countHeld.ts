import type { Page } from '@playwright/test'

/** What a page holds on to: channels, listeners for hints, intervals, and timers of half a minute or more. */
export type Held = { channels: number; listeners: number; intervals: number; longTimers: number }

declare global {
  interface Window {
    countHeld: () => Held
  }
}

export const held = (page: Page): Promise<Held> => page.evaluate(() => window.countHeld())

/** Lets `held` count, from the page's first script on. */
export async function countHeld(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const channels = new Set<BroadcastChannel>()
    const listeners = new Set<string>()
    const intervals = new Set<unknown>()
    const longTimers = new Set<unknown>()
    window.countHeld = () => ({
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
    const proxied = (target: object, method: string, note: (args: unknown[], result: unknown) => void) => {
      const original: unknown = Reflect.get(target, method)
      if (typeof original !== 'function') return
      Reflect.set(target, method, (...args: unknown[]) => {
        const result: unknown = original.apply(target, args)
        note(args, result)
        return result
      })
    }
    for (const [place, target] of Object.entries({ window, document })) {
      const key = ([name, listener]: unknown[]) => `${place} ${String(name)} ${idOf(listener)}`
      proxied(target, 'addEventListener', (args) => {
        if (names.includes(String(args[0]))) listeners.add(key(args))
      })
      proxied(target, 'removeEventListener', (args) => listeners.delete(key(args)))
    }
    proxied(window, 'setInterval', (_, id) => intervals.add(id))
    proxied(window, 'clearInterval', ([id]) => intervals.delete(id))
    proxied(window, 'setTimeout', ([, ms], id) => Number(ms) >= 30_000 && longTimers.add(id))
    proxied(window, 'clearTimeout', ([id]) => longTimers.delete(id))
  })
}
