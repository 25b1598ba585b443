import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { STATES, type State } from '../../demo/src/states/states.js'
import { ar } from '../../src/locales/ar.js'
import { de } from '../../src/locales/de.js'
import { en } from '../../src/locales/en.js'
import { test } from './fixtures.js'

// In one worker: a demo and a page take longer to open than a state.
test.describe.configure({ mode: 'default' })

/** Every state in these views: `VIEWS=all`, with a picture of each where `PICTURES` names a folder. */
const VIEWS =
  process.env['VIEWS'] === 'all'
    ? [
        '',
        'scheme=dark',
        'w=280',
        'w=600',
        'locale=ar',
        'locale=ar&scheme=dark',
        'locale=de',
        'locale=de&w=280',
        'theme=forest',
      ]
    : ['']

const LOCALES = { ar, de, en }

for (const { id, shows } of STATES) {
  for (const view of VIEWS) {
    test(`the state ${id} is reached and laid out, and has no axe violation${view && ` (${view})`}`, async ({
      sharedPage: page,
      guided,
    }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await page.goto(`${guided.url}/states/${id}?${view}`)
      await expect(page.locator('.state[data-ready]')).toBeVisible()
      const card = page.locator('.caw-root')
      if (id !== 'loading') await expect(card).not.toHaveAttribute('data-state', 'loading')
      await expect(card).toContainText(patternOf(shows, view))
      const clipped = await card.evaluate((root) =>
        [...root.querySelectorAll<HTMLElement>('*')]
          .filter((one) => one.checkVisibility() && !one.closest('.caw-vh'))
          .filter((one) => one.getBoundingClientRect().right > root.getBoundingClientRect().right + 0.5)
          .map((one) => one.className),
      )
      expect(clipped).toEqual([])
      expect(await card.evaluate(inputsWithoutEdge)).toEqual([])
      expect(await card.evaluate(emptyBelowPanel)).toBeLessThan(1)
      const folder = process.env['PICTURES']
      if (folder) await card.screenshot({ path: `${folder}/${id}${view && `-${view}`}.png` })
      const { violations } = await new AxeBuilder({ page }).include('.caw-root').setLegacyMode(true).analyze()
      expect(violations.map(({ id: rule, nodes }) => [rule, nodes[0]?.html])).toEqual([])
    })
  }
}

/** The message with any values, in any of its plural forms, in the language of the view. */
function patternOf(shows: State['shows'], view: string): RegExp {
  const [, locale] = Object.entries(LOCALES).find(([name]) => view.includes(`locale=${name}`)) ?? ['en', en]
  const stem = shows.replace(/\.(?:one|other)$/, '')
  const isForm = (key: string) =>
    key === shows || (stem !== shows && PLURAL_FORMS.some((form) => key === `${stem}.${form}`))
  const forms = Object.entries(locale).filter(([key]) => isForm(key))
  return new RegExp(
    forms
      .map(([, text]) =>
        text
          .replaceAll('**', '')
          .split(/\{\w+\}/)
          .map(escape)
          .join('.+'),
      )
      .join('|'),
  )
}

const PLURAL_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other']

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

/** Names of the fields that nothing shows the edge of. */
function inputsWithoutEdge(card: Element): (string | null)[] {
  return [...card.querySelectorAll('textarea, select, input:not([type="radio"], [type="checkbox"], [type="file"])')]
    .filter((field) => field.checkVisibility())
    .filter((field) =>
      [field, field.parentElement].every((one) => one && getComputedStyle(one).borderTopWidth === '0px'),
    )
    .map((field) => field.getAttribute('aria-label') ?? field.id)
}

/** The height of what is left empty below the last part of the panel. */
function emptyBelowPanel(card: Element): number {
  const wrap = card.querySelector('.caw-body-wrap')?.getBoundingClientRect()
  const last = card.querySelector('.caw-panel')?.lastElementChild?.getBoundingClientRect()
  return wrap && last ? wrap.bottom - last.bottom : 0
}
