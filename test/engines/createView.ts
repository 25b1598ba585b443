import { expect } from 'vitest'
import type { Run, Tab, View } from './Engine.js'

/** What an engine does by its own protocol, in one page or frame. */
export type Driver = {
  run: Run
  /** Clicks the element that the function returns, or returns `false` if it returns `null`. */
  clickOn: (find: (name: string) => Element | null, name: string) => Promise<boolean>
  /** Sends a text to the focused element, key by key. `control` is held down meanwhile. */
  type: (text: string, control?: boolean) => Promise<void>
}

/** As WebDriver encodes it. */
const ENTER_KEY = '\uE007'

/** Waits for an element before it is used, like Playwright. */
export function createView({ run, clickOn, type }: Driver): View {
  const clickWhenThere = async (find: (name: string) => Element | null, name: string) => {
    await expect.poll(() => clickOn(find, name), { message: `Not on the page: "${name}".` }).toBe(true)
  }
  return {
    run,
    click: (name) => clickWhenThere(findByName, name),
    fill: async (label, value) => {
      await clickWhenThere(findByLabel, label)
      await run(selectAll)
      await type(value)
    },
    type: (text) => type(text),
    press: (key) => (key === 'Enter' ? type(ENTER_KEY) : type(key.slice('Control+'.length), true)),
    text: () => run(() => document.body.innerText),
  }
}

/** The source of a call, since a function is sent to the page as text. */
export function callOf(fn: (...args: never[]) => unknown, args: readonly unknown[]): string {
  return `(${fn.toString()})(${args.map((arg) => JSON.stringify(arg)).join(', ')})`
}

/** The same tab each time, so that tabs can be compared. */
export function oneForEach<Handle>(tabOf: (handle: Handle) => Tab): (handle: Handle) => Tab {
  const known = new Map<Handle, Tab>()
  return (handle) => {
    const tab = known.get(handle) ?? tabOf(handle)
    known.set(handle, tab)
    return tab
  }
}

// The functions below run in the page and see nothing of this module.

function findByName(name: string): Element | null {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- runs in the page
  const nameOf = (element: Element) => {
    const copy = document.importNode(element, true)
    for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove()
    return element.getAttribute('aria-label') ?? copy.textContent.replaceAll(/\s+/g, ' ').trim()
  }
  const named = document.querySelectorAll('button, a[href], summary, [role="option"], label, label b')
  return [...named].find((element) => element.checkVisibility() && nameOf(element) === name) ?? null
}

/** A field by its label, which may end in "optional". */
function findByLabel(label: string): Element | null {
  const fields = document.querySelectorAll<HTMLInputElement>('input, textarea, select')
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- runs in the page
  const labelOf = ({ labels }: HTMLInputElement) =>
    [...(labels ?? [])].map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim()).join(' ')
  return [...fields].find((field) => [label, `${label} optional`].includes(labelOf(field))) ?? null
}

function selectAll(): void {
  const field = document.activeElement
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select()
}
