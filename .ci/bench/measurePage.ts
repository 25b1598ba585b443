import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test'
import type { BenchPages } from './benchPage.js'

const SAMPLES = 5
const CPU_THROTTLING = 4
const ROUND_TRIP_MS = 150
const MOUNTS = 200

export type PageResults = {
  browser: string
  /** Milliseconds from the navigation to a field that can be typed into; medians. */
  mount: { [page in 'wizard' | 'bare']: { first: number; again: number } }
  /** Of one character that is typed: commits of React, and components that rendered in them. */
  keystroke: { commits: number; renders: number }
  /** Bytes in use after a forced collection, once after 10 mounts and once after 200 more. */
  heap: { before: number; after: number; mounts: number }
}

export async function measurePage(pages: BenchPages): Promise<PageResults> {
  const browser = await launch()
  try {
    return {
      browser: `Chromium ${browser.version().split('.')[0]}`,
      mount: await mountTimes(browser, pages),
      keystroke: await keystroke(browser, pages.wizard),
      heap: await heap(pages.wizard),
    }
  } finally {
    await browser.close()
  }
}

function launch(...flags: readonly string[]): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH']
  return chromium.launch({ args: ['--no-sandbox', ...flags], ...(executablePath && { executablePath }) })
}

/** The pages take turns, so that other load on the machine affects both. */
async function mountTimes(browser: Browser, pages: BenchPages): Promise<PageResults['mount']> {
  const times: { [page in 'wizard' | 'bare']: Times } = {
    wizard: { first: [], again: [] },
    bare: { first: [], again: [] },
  }
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    for (const name of ['wizard', 'bare'] as const) {
      const context = await browser.newContext()
      const page = await openThrottled(context)
      await page.goto(pages[name])
      times[name].first.push(await readyAt(page))
      await page.goto(pages[name])
      times[name].again.push(await readyAt(page))
      await context.close()
    }
  }
  return { wizard: medians(times.wizard), bare: medians(times.bare) }
}

type Times = { first: number[]; again: number[] }

function medians({ first, again }: Times): { first: number; again: number } {
  return { first: median(first), again: median(again) }
}

async function openThrottled(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const unlimited = { downloadThroughput: -1, uploadThroughput: -1, offline: false }
  await session.send('Network.emulateNetworkConditions', { latency: ROUND_TRIP_MS, ...unlimited })
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_THROTTLING })
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('#root input')) return
      observer.disconnect()
      requestAnimationFrame(() => Object.assign(globalThis, { readyAt: performance.now() }))
    })
    observer.observe(document, { childList: true, subtree: true })
  })
  return page
}

async function readyAt(page: Page): Promise<number> {
  await page.waitForFunction(() => 'readyAt' in globalThis)
  return page.evaluate((): number => Reflect.get(globalThis, 'readyAt'))
}

/** What a fiber of React holds, as far as counting needs it. */
type Fiber = { tag: number; flags: number; child: Fiber | null; sibling: Fiber | null; alternate: Fiber | null }

async function keystroke(browser: Browser, address: string): Promise<PageResults['keystroke']> {
  const page = await browser.newPage()
  await page.addInitScript(() => {
    const counts = { commits: 0, renders: 0 }
    // Tags of components, and the flag of one that has rendered, as React's developer tools read them.
    const COMPONENTS = new Set([0, 1, 11, 14, 15])
    const countIn = (fiber: Fiber) => {
      if (COMPONENTS.has(fiber.tag) && (fiber.flags & 1) === 1) counts.renders += 1
      if (fiber.child === fiber.alternate?.child) return
      for (let child = fiber.child; child; child = child.sibling) countIn(child)
    }
    Object.assign(globalThis, {
      counts,
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        isDisabled: false,
        supportsFiber: true,
        renderers: new Map(),
        inject: () => 1,
        onCommitFiberRoot: (_: number, root: { current: Fiber }) => {
          counts.commits += 1
          countIn(root.current)
        },
        onCommitFiberUnmount: () => undefined,
        onPostCommitFiberRoot: () => undefined,
      },
    })
  })
  await page.goto(address)
  const input = page.locator('#root input').first()
  // The first characters may change what is shown below the field.
  await input.pressSequentially('brightwater')
  await page.waitForTimeout(500)
  const counts = () => page.evaluate((): PageResults['keystroke'] => ({ ...Reflect.get(globalThis, 'counts') }))
  const before = await counts()
  if (before.commits === 0 || before.renders === 0) throw new Error('React told nothing of its commits.')
  await input.press('s')
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))))
  const after = await counts()
  await page.close()
  return { commits: after.commits - before.commits, renders: after.renders - before.renders }
}

/** Without compiled code, of which V8 keeps more the longer a function runs: what grows are objects. */
async function heap(address: string): Promise<PageResults['heap']> {
  const browser = await launch('--js-flags=--jitless --no-flush-bytecode')
  const page = await browser.newPage()
  await page.goto(address)
  await page.waitForSelector('#root input')
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await remount(page, 10)
  const before = await usedBytes(session)
  await remount(page, MOUNTS)
  const after = await usedBytes(session)
  await browser.close()
  return { before, after, mounts: MOUNTS }
}

async function remount(page: Page, times: number): Promise<void> {
  await page.evaluate(async (count) => {
    for (let time = 0; time < count; time += 1) {
      Reflect.get(globalThis, 'unmount')()
      Reflect.get(globalThis, 'mount')()
      while (!document.querySelector('#root input')) await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }, times)
}

async function usedBytes(session: CDPSession): Promise<number> {
  for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}
