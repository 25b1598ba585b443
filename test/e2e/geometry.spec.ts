import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.js'
import { measureGeometry } from './measureGeometry.js'

/** Of each kind one: a form, choices, errors, folds, facts, a question, several buttons, a list. None with a reference, whose width is random. */
const STABLE_STATES = [
  'method-choice',
  'settings-errors',
  'settings-advanced',
  'api-key-help',
  'api-key-warning',
  'basic',
  'connected',
  'disconnect-confirm',
  'oauth-blocked',
  'queue-problem',
]
const WIDTHS = [400, 280]

/** `npx playwright test geometry.spec.ts --update-snapshots` writes it again. */
const SNAPSHOT = 'geometry.txt'

test.describe('Where the controls and headings of the card are', () => {
  test.describe.configure({ mode: 'default' })

  test('is as it was committed', async ({ page, guided }) => {
    const sections: string[] = []
    for (const id of STABLE_STATES) {
      // oxlint-disable-next-line no-await-in-loop -- one page
      await openState(page, guided.url, id)
      for (const width of WIDTHS) {
        // oxlint-disable-next-line no-await-in-loop -- one page
        sections.push(await measureAt(page, id, width))
      }
    }
    expect(sections.join('\n')).toMatchSnapshot(SNAPSHOT)
  })

  test('differs from what was committed when a button moves by one pixel', async ({ page, guided }) => {
    const committed = readFileSync(test.info().snapshotPath(SNAPSHOT), 'utf8')
    await openState(page, guided.url, 'basic')
    expect(committed).toContain(await measureAt(page, 'basic', 400))
    await page.addStyleTag({ content: '.caw-btn[data-kind="primary"] { transform: translateY(1px) }' })
    expect(committed).not.toContain(await measureAt(page, 'basic', 400))
  })
})

async function openState(page: Page, url: string, id: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${url}/states/${id}`)
  await expect(page.locator('.state[data-ready]')).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
}

/** The size of the card follows its container, so that another width needs no other visit. */
async function measureAt(page: Page, id: string, width: number): Promise<string> {
  await page.locator('.state').evaluate((state, pixels) => {
    state.style.inlineSize = `${pixels}px`
  }, width)
  return `${id}, ${width} px\n${await measureGeometry(page, page.locator('.caw-root').first())}\n`
}
