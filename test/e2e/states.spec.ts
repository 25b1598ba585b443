import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { STATES } from '../../demo/src/states/states.js'
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

for (const { id } of STATES) {
  for (const view of VIEWS) {
    test(`the state ${id} is reached, has no axe violation and nothing beside the card${view && ` (${view})`}`, async ({
      sharedPage: page,
      guided,
    }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await page.goto(`${guided.url}/states/${id}?${view}`)
      await expect(page.locator('.state[data-ready]')).toBeVisible()
      const card = page.locator('.caw-root')
      if (id !== 'loading') await expect(card).not.toHaveAttribute('data-state', 'loading')
      const clipped = await card.evaluate((root) =>
        [...root.querySelectorAll<HTMLElement>('*')]
          .filter((one) => one.checkVisibility() && !one.closest('.caw-vh'))
          .filter((one) => one.getBoundingClientRect().right > root.getBoundingClientRect().right + 0.5)
          .map((one) => one.className),
      )
      expect(clipped).toEqual([])
      const folder = process.env['PICTURES']
      if (folder) await card.screenshot({ path: `${folder}/${id}${view && `-${view}`}.png` })
      const { violations } = await new AxeBuilder({ page }).include('.caw-root').setLegacyMode(true).analyze()
      expect(violations.map(({ id: rule, nodes }) => [rule, nodes[0]?.html])).toEqual([])
    })
  }
}
