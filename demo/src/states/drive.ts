import type { Action } from './states.js'

const TIMEOUT_MS = 8_000

/** Does what a user does, one thing after the other, each once its control is there. */
export async function drive(root: HTMLElement, actions: readonly Action[]): Promise<void> {
  await until(() => root.querySelector('.caw-root:not([data-state="loading"], :has(.caw-skeleton))'))
  for (const action of actions) {
    // oxlint-disable-next-line no-await-in-loop -- a user does one thing after the other
    await run(root, action)
  }
}

async function run(root: HTMLElement, action: Action): Promise<void> {
  if ('waitMs' in action) return delay(action.waitMs)
  if ('click' in action) return (await until(() => root.querySelector<HTMLElement>(SELECTORS[action.click]))).click()
  const isPaste = 'paste' in action
  const inputType = isPaste ? 'insertFromPaste' : 'insertText'
  const field = await until(
    () => root.querySelectorAll<HTMLInputElement>('.caw-in')[isPaste ? action.paste : action.fill],
  )
  if (isPaste) {
    field.focus()
    const before = { bubbles: true, cancelable: true, inputType, data: action.with }
    // The wizard inserts the cleaned text.
    if (!field.dispatchEvent(new InputEvent('beforeinput', before))) return delay(50)
  }
  // The setter of the prototype: React replaces that of the element, and would take no notice of the change.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, action.with)
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType }))
  field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
  await delay(50)
}

const SELECTORS = {
  primary: '.caw-btn[data-kind="primary"]',
  'danger-quiet': '.caw-btn[data-kind="danger-quiet"]',
  close: '.caw-head .caw-icon-btn',
  fold: 'summary',
  ask: '.caw-actions > .caw-btn[data-kind="quiet"]:last-child',
} as const

async function until<T>(find: () => T | null | undefined): Promise<T> {
  const end = Date.now() + TIMEOUT_MS
  for (;;) {
    const found = find()
    if (found !== null && found !== undefined) return found
    if (Date.now() > end) throw new Error('The state cannot be reached.')
    // oxlint-disable-next-line no-await-in-loop -- polls
    await delay(30)
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
