import type { Browser } from '../../src/client/browser.js'

/** The opener's handle of a window that the fake browser opened. */
type FakePopup = {
  name: string
  features: string
  closed: boolean
  opener: unknown
  focused: number
  /** The URLs it was navigated to, in order. */
  navigations: string[]
  text: () => string
}

export type FakeBrowser = Browser & {
  /** Windows in the order they were opened. */
  popups: FakePopup[]
  /** Calls on windows, in order. */
  log: string[]
  /** Replaces `window.open`. */
  refuse: (() => unknown) | null
  setVisibility: (state: DocumentVisibilityState) => void
  fire: (name: string, init?: object) => void
  /** Advances the clock, timer by timer, and runs pending microtasks after each. */
  advance: (milliseconds: number) => Promise<void>
  settled: () => Promise<void>
  /** The number of timers, listeners and channels that were not released. */
  resources: () => { timers: number; listeners: number; channels: number }
  /** The URLs this page was redirected to. */
  redirects: string[]
}

export type FakeBrowserOptions = {
  framed?: boolean
  standalone?: boolean
  channels?: ChannelHub
  hasChannels?: boolean
  random?: number
}

/** The BroadcastChannels of one origin: a message is delivered to every channel but its sender. */
export type ChannelHub = {
  open: (name: string) => BroadcastChannel
  post: (data: unknown) => void
  count: () => number
}

export function createChannelHub(): ChannelHub {
  const channels = new Set<EventTarget>()
  const deliver = (data: unknown, from?: EventTarget) => {
    for (const target of channels) if (target !== from) target.dispatchEvent(new MessageEvent('message', { data }))
  }
  const hub: ChannelHub = {
    open: () => {
      const target = new EventTarget()
      channels.add(target)
      const channel: unknown = Object.assign(target, {
        close: () => channels.delete(target),
        postMessage: (data: unknown) => deliver(data, target),
      })
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- has every member that the sign-in uses
      return channel as BroadcastChannel
    },
    post: (data) => deliver(data),
    count: () => channels.size,
  }
  return hub
}

/** A browser whose clock advances only by `advance`. */
export function createFakeBrowser(options: FakeBrowserOptions = {}): FakeBrowser {
  const { framed = false, channels = createChannelHub(), hasChannels = true, random = 0.5 } = options
  let time = 0
  let lastTimer = 0
  const timers = new Map<number, { due: number; run: () => void; every: number | null }>()
  const target = countingTarget()
  const pageTarget = countingTarget()
  let visibility: DocumentVisibilityState = 'visible'
  const log: string[] = []
  const popups: FakePopup[] = []
  const redirects: string[] = []

  const schedule = (run: () => void, delay: number, every: number | null) => {
    lastTimer += 1
    timers.set(lastTimer, { due: time + Math.max(delay, 0), run, every })
    return lastTimer
  }
  const open = (_: string, name: string, features: string) => {
    log.push('open')
    if (browser.refuse) return browser.refuse()
    const popupDocument = document.implementation.createHTMLDocument()
    const popup = {
      name,
      features,
      closed: false,
      opener: 'the host' as unknown,
      focused: 0,
      navigations: [] as string[],
      text: () => popupDocument.body.textContent ?? '',
      document: popupDocument,
      close: () => {
        log.push('close')
        popup.closed = true
      },
      focus: () => {
        popup.focused += 1
      },
      location: {
        replace: (url: string) => {
          log.push(`go ${url}`)
          popup.navigations.push(url)
        },
      },
    }
    popups.push(popup)
    return popup
  }

  const self = {
    open,
    setTimeout: (run: () => void, delay: number) => schedule(run, delay, null),
    setInterval: (run: () => void, every: number) => schedule(run, every, every),
    clearTimeout: (timer: number) => void timers.delete(timer),
    clearInterval: (timer: number) => void timers.delete(timer),
    addEventListener: target.add,
    removeEventListener: target.remove,
    document: {
      get visibilityState() {
        return visibility
      },
      addEventListener: pageTarget.add,
      removeEventListener: pageTarget.remove,
    },
    navigator: options.standalone ? { standalone: true } : {},
    screen: { availWidth: 1280, availHeight: 700 },
    screenX: 100,
    screenY: 50,
    outerWidth: 1000,
    outerHeight: 800,
    location: { assign: (url: string) => redirects.push(url) },
  }
  const page: unknown = Object.assign(self, { self, top: framed ? {} : self })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- has every member that the sign-in uses
  const window = page as Window

  const browser: FakeBrowser = {
    window,
    now: () => time,
    random: () => random,
    openChannel: (name) => (hasChannels ? channels.open(name) : null),
    popups,
    log,
    redirects,
    refuse: null,
    setVisibility: (state) => {
      visibility = state
      pageTarget.fire('visibilitychange', {})
    },
    fire: target.fire,
    advance: async (milliseconds) => {
      const end = time + milliseconds
      await settled()
      for (;;) {
        const next = [...timers].toSorted(([, a], [, b]) => a.due - b.due)[0]
        if (!next || next[1].due > end) break
        const [id, timer] = next
        time = timer.due
        if (timer.every === null) timers.delete(id)
        else timers.set(id, { ...timer, due: time + timer.every })
        timer.run()
        await settled()
      }
      time = end
    },
    settled,
    resources: () => ({
      timers: timers.size,
      listeners: target.count() + pageTarget.count(),
      channels: channels.count(),
    }),
  }
  return browser
}

/** Runs pending microtasks. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
}

function countingTarget() {
  const target = new EventTarget()
  const listeners = new Set<string>()
  const keys = new Map<unknown, number>()
  const keyOf = (name: string, listener: unknown) => {
    if (!keys.has(listener)) keys.set(listener, keys.size)
    return `${name} ${keys.get(listener)}`
  }
  return {
    add: (name: string, listener: EventListener) => {
      listeners.add(keyOf(name, listener))
      target.addEventListener(name, listener)
    },
    remove: (name: string, listener: EventListener) => {
      listeners.delete(keyOf(name, listener))
      target.removeEventListener(name, listener)
    },
    fire: (name: string, init: object = {}) => target.dispatchEvent(Object.assign(new Event(name), init)),
    count: () => listeners.size,
  }
}
