import { act, fireEvent, render, screen } from '@testing-library/react'
import { type ReactElement, StrictMode } from 'react'
import { afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { loadReader } from '../../src/client/loadReader.js'
import { ConnectorAuthWizard, type ConnectorAuthWizardProps } from '../../src/index.js'
import type { FakeProxy } from './fakeProxy.js'

/** The opener's handle of a window. */
export type OpenedWindow = { closed: boolean; navigations: string[] }

/** Fakes timers, and resets the page after each test. */
export function fakeTimers(): void {
  beforeAll(async () => {
    // Lazy chunks are loaded first, as they are on a page.
    await Promise.all([
      import('../../src/react/steps/lazyViews.js'),
      import('../../src/client/controller/lazyRules.js'),
      loadReader(),
    ])
  })
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'] })
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
    window.history.replaceState(null, '', '/')
  })
}

/** Replaces `window.open`; returns the windows it opens, unless it refuses. */
export function openWindows(refuse = false): OpenedWindow[] {
  const opened: OpenedWindow[] = []
  vi.spyOn(window, 'open').mockImplementation(() => {
    if (refuse) return null
    const one = {
      closed: false,
      navigations: [] as string[],
      opener: null,
      document: document.implementation.createHTMLDocument(),
      focus: () => undefined,
      close: () => {
        one.closed = true
      },
      location: { replace: (url: string) => one.navigations.push(url) },
    }
    opened.push(one)
    const handle: unknown = one
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- has every member that the wizard uses
    return handle as Window
  })
  return opened
}

/** Advances the fake timers, and flushes what they cause. */
export async function advance(milliseconds = 0): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds)
    // A response can schedule timers of zero length.
    for (let turn = 0; turn < 5; turn += 1) await vi.advanceTimersByTimeAsync(1)
  })
}

export function wizardOn(proxy: FakeProxy, props: Partial<ConnectorAuthWizardProps> = {}): ReactElement {
  return (
    <StrictMode>
      <ConnectorAuthWizard accountConnectorId="1" fetch={proxy.fetch} {...props} />
    </StrictMode>
  )
}

/** Renders the wizard and waits until it has loaded. */
export async function show(proxy: FakeProxy, props: Partial<ConnectorAuthWizardProps> = {}) {
  const view = render(wizardOn(proxy, props))
  await advance()
  return view
}

export const title = () => screen.getByRole('heading', { level: 3 }).textContent
export const button = (name: string | RegExp) => screen.getByRole('button', { name })

export async function press(name: string | RegExp): Promise<void> {
  fireEvent.click(button(name))
  await advance()
}
