import { expect, type Locator, type Page } from '@playwright/test'
import type { Entry, Plan } from './plan.js'

/** One more than the longest flow has. */
const MAX_STEPS = 6

/** Completes the wizard like a user, by its labels and buttons, until the connector is connected. */
export async function driveWizard(page: Page, plan: Plan): Promise<void> {
  const wizard = page.locator('.caw-root')
  const left = new Set(plan.entries)
  for (let step = 0; step < MAX_STEPS; step += 1) {
    await expect(wizard).not.toHaveAttribute('data-state', 'loading')
    const state = (await wizard.getAttribute('data-state')) ?? ''
    if (state === 'success') break
    for (const label of plan.unasked) await expect(fieldOf(wizard, label)).toHaveCount(0)
    if (state === 'method')
      await wizard
        .getByRole('radio')
        .nth(plan.choice ?? 0)
        .check({ force: true })
    await fillIn(wizard, left)
    if (state === 'oauth') await consent(page, wizard)
    else {
      await wizard.getByRole('button', { name: /^(Continue|Connect\b.*|Save and finish)$/ }).click()
    }
    await expect(wizard, `stayed at ${state}`).not.toHaveAttribute('data-state', state)
  }
  await expect(wizard).toHaveAttribute('data-state', 'success')
  expect(
    [...left].map(({ label }) => label),
    'fields that were never asked',
  ).toEqual([])
}

/** Opens the sign-in window and clicks a button on the provider's page. */
export async function consent(page: Page, wizard: Locator, answer = 'Allow'): Promise<void> {
  const opening = page.waitForEvent('popup')
  await wizard.getByRole('button', { name: /^Continue to/ }).click()
  const popup = await opening
  await popup.getByRole('button', { name: answer }).click()
}

/** An input or a group of inputs by its label, which may end in "optional". */
function fieldOf(wizard: Locator, label: string): Locator {
  const name = new RegExp(`^\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(\\s+optional)?\\s*$`)
  return wizard.getByRole('radiogroup', { name }).or(wizard.getByLabel(name))
}

/** Fills in all fields of this step, collapsed ones included. Fields that depend on another one come after it. */
async function fillIn(wizard: Locator, left: Set<Entry>): Promise<void> {
  await expect(wizard.getByRole('button', { name: /^(Continue\b.*|Connect\b.*|Save and finish)$/ })).toBeVisible()
  for (const entry of left) {
    const closed = wizard.locator('details:not([open]) > summary')
    while ((await closed.count()) > 0) await closed.first().click()
    const field = fieldOf(wizard, entry.label)
    if ((await field.count()) === 0) continue
    await enter(field.first(), entry)
    left.delete(entry)
  }
}

async function enter(field: Locator, { typed, parameter }: Entry): Promise<void> {
  if (parameter?.TriggerName) return choose(field, 0)
  const role = await field.getAttribute('role')
  if (role === 'switch') return field.setChecked(/^true$/i.test(typed), { force: true })
  const element = await field.evaluate(({ localName }) => localName)
  const index = choiceIndex(typed, parameter)
  if (element === 'fieldset') {
    if (index >= 0) return choose(field, index)
    await field.getByRole('button', { name: /^Another value/ }).click()
  }
  if (element === 'select') {
    if (index >= 0) return void (await field.selectOption(typed))
    await field.selectOption({ label: 'Another value…' })
  }
  await field.fill(typed)
}

async function choose(field: Locator, index: number): Promise<void> {
  await field.getByRole('radio').nth(index).check({ force: true })
}

/** The index of a choice, -1 for another value. The wizard shows yes before no, independent of the order in Cyclr. */
function choiceIndex(value: string, parameter: Entry['parameter']): number {
  const values = parameter?.Values ?? []
  return values.some((one) => /^true$/i.test(one)) ? (/^true$/i.test(value) ? 0 : 1) : values.indexOf(value)
}
