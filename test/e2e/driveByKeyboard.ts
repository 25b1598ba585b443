import { expect, type Page } from '@playwright/test'
import { en, type Messages } from '../../src/locales/en.js'
import type { Entry, Plan } from './plan.js'

/** One more than the longest flow has. */
const MAX_STEPS = 6
const MAX_TABS_TO_WIZARD = 12
/** From the start of the longest step to its end. */
const MAX_TABS = 40

/** What has the focus. */
type Stop = {
  isInside: boolean
  /** Its position among the controls of the wizard; -1 for a title, which takes the focus from script alone. */
  index: number
  kind: string
  /** Its accessible name, for a radio that of its group. */
  name: string
  value: string
  checked: boolean
  isClosed: boolean
  /** It has a focus ring, and is on the screen. */
  isSeen: boolean
}

/** Completes the wizard with keys alone, as a user does who reads what has the focus. */
export async function driveByKeyboard(page: Page, plan: Plan, messages: Messages = en): Promise<void> {
  const wizard = page.locator('.caw-root')
  await expect(wizard).not.toHaveAttribute('data-state', 'loading')
  await tabInto(page)
  const left = new Set(plan.entries)
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const state = (await wizard.getAttribute('data-state')) ?? ''
    if (state === 'success') break
    await expect(wizard.getByRole('button', { name: primaryIn(messages) })).toBeVisible()
    await walk(page, plan, left, state, messages)
    if (state === 'oauth') await consentByKeyboard(page)
    else await page.keyboard.press('Enter')
    await expect(wizard, `stayed at ${state}`).not.toHaveAttribute('data-state', state)
    await expect(wizard).not.toHaveAttribute('data-state', 'loading')
    expect((await stopOf(page)).isInside, `the focus is in the wizard after ${state}`).toBe(true)
  }
  await expect(wizard).toHaveAttribute('data-state', 'success')
  expect(
    [...left].map(({ label }) => label),
    'fields that were never reached',
  ).toEqual([])
}

async function tabInto(page: Page): Promise<void> {
  for (let tabs = 0; tabs < MAX_TABS_TO_WIZARD; tabs += 1) {
    if ((await stopOf(page)).isInside) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The wizard cannot be reached by Tab')
}

/** From the first control of the step to its last, filling in what is asked, and back to the primary button. */
async function walk(page: Page, plan: Plan, left: Set<Entry>, state: string, messages: Messages): Promise<void> {
  let stop = await stopOf(page)
  // A step starts with the focus on its title or its only field: buttons of the header come before them.
  for (let tabs = 0; stop.index !== 0 && stop.isInside && tabs < MAX_TABS; tabs += 1) {
    stop = await press(page, 'Shift+Tab')
  }
  if (!stop.isInside) stop = await press(page, 'Tab')
  let primary = -1
  for (let tabs = 0; stop.isInside; tabs += 1) {
    expect(tabs, 'presses of Tab').toBeLessThan(MAX_TABS)
    // The browser scrolls after a fold has opened.
    if (!stop.isSeen) await expect.poll(async () => (await stopOf(page)).isSeen, `sees ${stop.name}`).toBe(true)
    if (stop.isClosed) await page.keyboard.press('Enter')
    if (stop.kind === 'button' && primaryIn(messages).test(stop.name)) primary = stop.index
    if (state === 'method' && stop.kind === 'radio') await choose(page, plan.choice ?? 0)
    const { name } = stop
    const entry = [...left].find(({ label }) => isNamed(name, label, messages))
    if (entry && (await enter(page, stop, entry, messages))) left.delete(entry)
    stop = await press(page, 'Tab')
  }
  expect(await unreached(page), 'controls that Tab does not reach').toEqual([])
  expect(primary, 'the primary button').toBeGreaterThanOrEqual(0)
  for (let tabs = 0; stop.index !== primary && tabs < MAX_TABS; tabs += 1) stop = await press(page, 'Shift+Tab')
  expect(stop.index).toBe(primary)
}

/** Returns false for another control of the field. */
async function enter(page: Page, stop: Stop, { typed, parameter }: Entry, messages: Messages): Promise<boolean> {
  const index = choiceIndex(typed, parameter)
  switch (stop.kind) {
    case 'radio':
      if (parameter?.TriggerName) await choose(page, 0)
      else if (index >= 0) await choose(page, index)
      else return false
      return true
    case 'switch':
      if (stop.checked !== /^true$/i.test(typed)) await page.keyboard.press('Space')
      return true
    case 'button':
      if (index >= 0 || !stop.name.startsWith(messages['settings.other'])) return false
      await page.keyboard.press('Enter')
      return enterOther(page, typed, messages)
    case 'select':
      if (index < 0) {
        await page.keyboard.press('End')
        return enterOther(page, typed, messages)
      }
      for (let pressed = 0; (await stopOf(page)).value !== typed; pressed += 1) {
        expect(pressed, `presses of an arrow to ${typed}`).toBeLessThan((parameter?.Values.length ?? 0) + 2)
        await page.keyboard.press('ArrowDown')
      }
      return true
    case 'text':
      if (stop.value !== '') await page.keyboard.press('ControlOrMeta+a')
      // The first characters as keys, the rest as an input method enters it.
      await page.keyboard.type(typed.slice(0, 2))
      await page.keyboard.insertText(typed.slice(2))
      return true
    default:
      return false
  }
}

/** The input that takes the place of the list takes over the focus. */
async function enterOther(page: Page, typed: string, messages: Messages): Promise<boolean> {
  await expect.poll(async () => (await stopOf(page)).kind).toBe('text')
  return enter(page, await stopOf(page), { typed, parameter: null, label: '', stored: '' }, messages)
}

/** Chooses one of the radios of which the first or the checked one has the focus. */
async function choose(page: Page, index: number): Promise<void> {
  await page.keyboard.press('Space')
  const at = await page.evaluate(() => {
    const focused = document.activeElement
    if (!(focused instanceof HTMLInputElement)) return 0
    const group = document.querySelectorAll<HTMLInputElement>(`input[type="radio"][name="${CSS.escape(focused.name)}"]`)
    return [...group].indexOf(focused)
  })
  const key = index > at ? 'ArrowDown' : 'ArrowUp'
  for (let moved = at; moved !== index; moved += Math.sign(index - at)) await page.keyboard.press(key)
}

async function consentByKeyboard(page: Page): Promise<void> {
  const opening = page.waitForEvent('popup')
  await page.keyboard.press('Enter')
  const popup = await opening
  await popup.getByRole('button', { name: 'Allow' }).waitFor()
  const closing = popup.waitForEvent('close')
  await popup.keyboard.press('Tab')
  // The window closes while the key is still down.
  await popup.keyboard.press('Enter').catch(() => undefined)
  await closing
}

async function press(page: Page, key: string): Promise<Stop> {
  await page.keyboard.press(key)
  return stopOf(page)
}

async function stopOf(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const focused = document.activeElement
    const root = document.querySelector('.caw-root')
    const controls = [...(root?.querySelectorAll('a[href], button, input, select, textarea, summary') ?? [])]
    const [element, inWizard] = [focused ?? document.body, root?.contains(focused) ?? false]
    const isInput = element instanceof HTMLInputElement
    const type = isInput ? element.type : element.localName
    const labelled = element.closest('fieldset')?.querySelector('legend')
    const isRadio = type === 'radio'
    const ownLabel = element.id ? document.querySelector(`label[for="${CSS.escape(element.id)}"]`) : null
    const words = isRadio && labelled ? labelled : (ownLabel ?? element.closest('label')?.querySelector('b') ?? element)
    // The ring is drawn around the control itself, or around the frame or the label that it stands in.
    const ringed = [element, element.closest('.caw-box'), element.closest('label')].filter((one) => one !== null)
    const box = element.getBoundingClientRect()
    const onScreen = box.top >= 0 && box.bottom <= innerHeight + 1
    const hasRing = ringed.some((one) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one)
      const isColoured = outlineColor !== 'rgba(0, 0, 0, 0)' && outlineColor !== 'transparent'
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && isColoured
    })
    element.setAttribute('data-reached', '')
    const details = element.localName === 'summary' ? element.parentElement : null
    const texts = ['text', 'password', 'textarea', 'url', 'email', 'number']
    return {
      isInside: inWizard,
      index: inWizard ? controls.indexOf(element) : -1,
      kind: element.getAttribute('role') ?? (texts.includes(type) ? 'text' : type),
      name: (element.getAttribute('aria-label') ?? words.textContent ?? '').trim(),
      value: 'value' in element ? String(element.value) : '',
      checked: isInput && element.checked,
      isClosed: details instanceof HTMLDetailsElement && !details.open,
      isSeen: hasRing && onScreen,
    }
  })
}

/** The visible controls that were not reached. Of a group of radios one is. */
async function unreached(page: Page): Promise<string[]> {
  return page.locator('.caw-root').evaluate((root) => {
    const controls = [...root.querySelectorAll('a[href], button, input:not([type="file"]), select, textarea, summary')]
    const isReached = (control: Element) => {
      const group = control.matches('[type="radio"]')
        ? `[name="${CSS.escape(control.getAttribute('name') ?? '')}"]`
        : ''
      return group === '' ? control.matches('[data-reached]') : root.querySelector(`${group}[data-reached]`) !== null
    }
    const missed = controls.filter((control) => control.checkVisibility() && !isReached(control))
    return missed.map(({ outerHTML }) => outerHTML.slice(0, 200))
  })
}

function isNamed(name: string, label: string, messages: Messages): boolean {
  const ofField = name.replace(messages['settings.other'], '').trim()
  return ofField === label || ofField === `${label} ${messages['settings.optional']}`
}

/** The primary buttons of the steps that a user walks through. */
function primaryIn(messages: Messages): RegExp {
  const keys = ['button.continue', 'button.connect', 'lookup.save', 'oauth.continue', 'client.nothing'] as const
  const names = keys.map((key) =>
    messages[key]
      .split(/\{\w+\}/)
      .map(escapeText)
      .join('.*'),
  )
  return new RegExp(`^(${names.join('|')})$`)
}

function escapeText(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** The index of a choice, -1 for another value. The wizard shows yes before no, independent of the order in Cyclr. */
function choiceIndex(value: string, parameter: Entry['parameter']): number {
  const values = parameter?.Values ?? []
  return values.some((one) => /^true$/i.test(one)) ? (/^true$/i.test(value) ? 0 : 1) : values.indexOf(value)
}
