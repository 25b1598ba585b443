import { expect, type Page } from '@playwright/test'
import { consent } from './driveWizard.js'
import type { Entry, Plan } from './plan.js'

/** One more than the longest flow has. */
const MAX_STEPS = 6

/** How a password manager or the browser sets a value: in silence, or with the events of a change. */
export type Filling = 'silent' | 'events'

type Fill = { label: string; value: string; index: number }

/** Completes the wizard without typing: values are set in the page, and the primary button is pressed. */
export async function driveByAutofill(page: Page, plan: Plan, filling: Filling): Promise<void> {
  const wizard = page.locator('.caw-root')
  for (let step = 0; step < MAX_STEPS; step += 1) {
    await expect(wizard).not.toHaveAttribute('data-state', 'loading')
    const state = (await wizard.getAttribute('data-state')) ?? ''
    if (state === 'success') break
    const primary = wizard.getByRole('button', { name: /^(Continue\b.*|Connect\b.*|Save and finish)$/ })
    await expect(primary).toBeVisible()
    if (state === 'method')
      await wizard
        .getByRole('radio')
        .nth(plan.choice ?? 0)
        .check({ force: true })
    expect(await faultsOf(page), 'what a password manager reads').toEqual([])
    await fill(page, plan.entries.map(fillFor), filling)
    if (state === 'oauth') await consent(page, wizard)
    else await primary.click()
    await expect(wizard, `stayed at ${state}`).not.toHaveAttribute('data-state', state)
  }
  await expect(wizard).toHaveAttribute('data-state', 'success')
}

function fillFor({ label, typed, parameter }: Entry): Fill {
  const values = parameter?.Values ?? []
  const isYesNo = values.some((value) => /^true$/i.test(value))
  return { label, value: typed, index: isYesNo ? (/^true$/i.test(typed) ? 0 : 1) : values.indexOf(typed) }
}

async function fill(page: Page, fills: readonly Fill[], filling: Filling): Promise<void> {
  await page.locator('.caw-root').evaluate(
    (root, { all, withEvents }) => {
      const labels = [...root.querySelectorAll('label, legend')].map((element) => {
        const { textContent } = element.querySelector('b') ?? element
        return { element, words: (textContent ?? '').replace(/\s+optional\s*$/, '').trim() }
      })
      const set = (input: Element, property: 'value' | 'checked', value: string | boolean) => {
        // React replaces the setter of the element: that of the prototype is what a password manager calls.
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), property)?.set?.call(input, value)
        if (!withEvents) return
        input.dispatchEvent(new Event('input', { bubbles: true }))
        input.dispatchEvent(new Event('change', { bubbles: true }))
      }
      for (const { label, value, index } of all) {
        const named = labels.find(({ words }) => words === label)?.element
        const scope = named?.localName === 'legend' ? named.parentElement : named?.closest('.caw-field')
        const radio = scope?.querySelectorAll('[type="radio"]')[index]
        const input = scope?.querySelector('input:not([type="radio"], [type="file"]), select, textarea')
        if (radio) set(radio, 'checked', true)
        else if (input?.matches('[role="switch"]')) set(input, 'checked', /^true$/i.test(value))
        else if (input) set(input, 'value', value)
      }
    },
    { all: fills, withEvents: filling === 'events' },
  )
}

/** Fields in which a password manager would offer or save the login of the host. */
async function faultsOf(page: Page): Promise<string[]> {
  return page.locator('.caw-root').evaluate((root) => {
    const inputs = [...root.querySelectorAll<HTMLInputElement>('input, textarea')]
    const texts = inputs.filter((input) => !/^(?:radio|checkbox|file)$/.test(input.type))
    const ignored = ['data-1p-ignore', 'data-lpignore', 'data-bwignore', 'data-protonpass-ignore', 'data-form-type']
    const wrong = texts.filter((input) => {
      const isMasked = input.type === 'password' || input.matches('[data-masked]')
      const allowed = isMasked ? ['new-password'] : ['off', 'email', 'url']
      const isIgnored = !isMasked || ignored.every((name) => input.hasAttribute(name))
      const hasOpenName = !/user|login|e?mail|passw/i.test(input.name + input.id)
      return !(allowed.includes(input.autocomplete) && isIgnored && hasOpenName && input.form === null)
    })
    return wrong.map(({ outerHTML }) => outerHTML.slice(0, 300))
  })
}
