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

/** As WebDriver encodes them. */
const KEYS = { Enter: '\uE007', Tab: '\uE004' }

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
      await run(selectFocused)
      await type(value)
    },
    type: (text) => type(text),
    press: (key) => (key === 'Enter' || key === 'Tab' ? type(KEYS[key]) : type(key.slice('Control+'.length), true)),
    text: () => run(visibleText),
    focused: () => run(nameOfFocused),
  }
}

const CALLED = [openRoots, focusedElement].map(String)

/** The source of a call, since a function is sent to the page as text. Those of this file call others. */
export function callOf(fn: (...args: never[]) => unknown, args: readonly unknown[]): string {
  const call = `(${fn.toString()})(${args.map((arg) => JSON.stringify(arg)).join(', ')})`
  return `(() => { ${CALLED.join('; ')}; return ${call} })()`
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

// The functions below run in the page, and see nothing of this module but `openRoots` and `focusedElement`.

/** The document and all open shadow roots in it. */
function openRoots(root: Document | ShadowRoot = document): (Document | ShadowRoot)[] {
  const hosts = [...root.querySelectorAll('*')]
  return [root, ...hosts.flatMap(({ shadowRoot }) => (shadowRoot ? openRoots(shadowRoot) : []))]
}

function findByName(name: string): Element | null {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- runs in the page
  const nameOf = (element: Element) => {
    const copy = document.importNode(element, true)
    for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove()
    return element.getAttribute('aria-label') ?? copy.textContent.replaceAll(/\s+/g, ' ').trim()
  }
  const named = openRoots().flatMap((root) => [
    ...root.querySelectorAll('button, a[href], summary, [role="option"], label, label b'),
  ])
  return named.find((element) => element.checkVisibility() && nameOf(element) === name) ?? null
}

/** A field by its label, which may end in "optional". */
function findByLabel(label: string): Element | null {
  const fields = openRoots().flatMap((root) => [...root.querySelectorAll<HTMLInputElement>('input, textarea, select')])
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- runs in the page
  const labelOf = ({ labels }: HTMLInputElement) =>
    [...(labels ?? [])].map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim()).join(' ')
  return fields.find((field) => [label, `${label} optional`].includes(labelOf(field))) ?? null
}

/** The element that has the focus: to a document it is the element whose shadow root has it. */
function focusedElement(): Element | null {
  let focused = document.activeElement
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
  return focused
}

function selectFocused(): void {
  const field = focusedElement()
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select()
}

function nameOfFocused(): string {
  const focused = focusedElement()
  const labels = focused instanceof HTMLInputElement ? [...(focused.labels ?? [])] : []
  const text = [focused, ...labels].map((element) => element?.textContent ?? '').join(' ')
  return focused?.getAttribute('aria-label') ?? text.replaceAll(/\s+/g, ' ').trim()
}

function visibleText(): string {
  const shown = openRoots().flatMap((root) => (root instanceof Document ? root.body : [...root.children]))
  return shown.map((element) => (element instanceof HTMLElement ? element.innerText : '')).join('\n')
}

/** Whether a click on the middle of an element reaches it. */
export function isClickable(element: Element): boolean {
  element.scrollIntoView({ block: 'nearest' })
  const { x, y, width, height } = element.getBoundingClientRect()
  // To the document, what stands in a shadow root is the element around it.
  const root = element.getRootNode()
  const tree = root instanceof ShadowRoot ? root : document
  return element.contains(tree.elementFromPoint(x + width / 2, y + height / 2))
}
