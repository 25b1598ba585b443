import { act, fireEvent, render, screen } from '@testing-library/react'
import { type ReactElement, StrictMode } from 'react'
import { afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { ConnectorAuthWizard, type ConnectorAuthWizardProps } from '../../src/index.js'
import type { FakeProxy } from './fakeProxy.js'

/** A window as the page that opened it holds it. */
export type OpenedWindow = { closed: boolean; went: string[] }

/** Time stands still until a test lets it pass, and the page is as it was before each. */
export function holdTime(): void {
  beforeAll(async () => {
    // Loaded in time, as it is on a page.
    await Promise.all([
      import('../../src/react/steps/lazyViews.js'),
      import('../../src/client/controller/createStepForm.js'),
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

/** Windows open, or not; returns those that did. */
export function openWindows(refuse = false): OpenedWindow[] {
  const opened: OpenedWindow[] = []
  vi.spyOn(window, 'open').mockImplementation(() => {
    if (refuse) return null
    const one = {
      closed: false,
      went: [] as string[],
      opener: null,
      document: document.implementation.createHTMLDocument(),
      focus: () => undefined,
      close: () => {
        one.closed = true
      },
      location: { replace: (url: string) => one.went.push(url) },
    }
    opened.push(one)
    const handle: unknown = one
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the wizard uses of it is there
    return handle as Window
  })
  return opened
}

/** Lets time pass, and everything that comes of it. */
export async function pass(milliseconds = 0): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds)
    // What comes of an answer may wait for a timer of no length.
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

/** The wizard on a page, loaded. */
export async function show(proxy: FakeProxy, props: Partial<ConnectorAuthWizardProps> = {}) {
  const view = render(wizardOn(proxy, props))
  await pass()
  return view
}

export const title = () => screen.getByRole('heading', { level: 3 }).textContent
export const button = (name: string | RegExp) => screen.getByRole('button', { name })

export async function press(name: string | RegExp): Promise<void> {
  fireEvent.click(button(name))
  await pass()
}
