import type { Page } from '@playwright/test'
import { beforeAll, describe, expect, it } from 'vitest'
import { chromiumForThisFile } from './chromiumForThisFile.js'
import { card } from './parts.js'
import { style } from './style.js'

/** 11 steps a channel: 1,331 evenly spread sRGB values. */
const steps = Array.from({ length: 11 }, (_, index) => Math.round(index * 25.5))
const sweep = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `rgb(${r} ${g} ${b})`)))

/** Only the measured parts, because they are measured 1,331 times. */
const measured = (scheme: string) =>
  card(
    `<h3 class="caw-title">Title</h3><p class="caw-lede">Lede</p><div class="caw-seg"></div>
    <div class="caw-notice" data-tone="danger"><div><strong>Problem</strong></div></div>
    <div class="caw-box"></div><p class="caw-hint" data-tone="danger">Error</p><p class="caw-privacy">Privacy</p>
    <button type="button" class="caw-btn" data-kind="primary">Connect</button><button type="button" class="caw-btn" data-kind="danger-quiet">Disconnect</button>
    <div class="caw-slot"><i id="hover" style="background: var(--_accent-hover)"></i><i id="press" style="background: var(--_accent-press)"></i></div>`,
    { seam: 'done', root: `data-scheme="${scheme}"` },
  )

/** The measured pairs: foreground part, property, and background part. */
const PAIRS = {
  text: ['.caw-title', 'color', '.caw-card'],
  muted: ['.caw-lede', 'color', '.caw-card'],
  mutedOnTint: ['.caw-privacy', 'color', '.caw-privacy'],
  mutedOnTint2: ['.caw-lede', 'color', '.caw-tile[data-mono]'],
  choiceBorder: ['.caw-seg', 'border-block-start-color', '.caw-card'],
  controlBorder: ['.caw-box', 'border-block-start-color', '.caw-card'],
  label: ['.caw-btn[data-kind=primary]', 'color', '.caw-btn[data-kind=primary]'],
  labelHover: ['.caw-btn[data-kind=primary]', 'color', '#hover'],
  labelPress: ['.caw-btn[data-kind=primary]', 'color', '#press'],
  dangerLabel: ['.caw-btn[data-kind=danger-quiet]', 'color', '.caw-card'],
  ring: ['.caw-rail > [data-s=now]', 'background-color', '.caw-card'],
  danger: ['.caw-hint[data-tone=danger]', 'color', '.caw-card'],
  dangerOnTint: ['.caw-notice[data-tone=danger] strong', 'color', '.caw-notice[data-tone=danger]'],
  success: ['.caw-link[data-link=done] .caw-seam', 'color', '.caw-card'],
} as const

/** The lowest contrast of each pair over these accents, as painted by Chromium. `null` sets no accent. */
function lowest(page: Page, accents: readonly (string | null)[]): Promise<Record<string, number>> {
  return page.evaluate(
    ({ accents, pairs }) => {
      const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
      const painted = new Map<string, number>()
      const luminance = (color: string): number => {
        const known = painted.get(color)
        if (known !== undefined || canvas === null) return known ?? 0
        canvas.fillStyle = color
        canvas.fillRect(0, 0, 1, 1)
        const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((channel) =>
          channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4,
        )
        const value = 0.2126 * r + 0.7152 * g + 0.0722 * b
        painted.set(color, value)
        return value
      }
      const found = new Map<string, number>()
      for (const accent of accents) {
        for (const name of ['accent', 'danger', 'success']) {
          if (accent !== null) document.body.style.setProperty(`--caw-${name}`, accent)
        }
        for (const [name, [front, property, back]] of Object.entries(pairs)) {
          const [part, ground] = [document.querySelector(front), document.querySelector(back)]
          if (part === null || ground === null) throw new Error(`nothing matches ${front} or ${back}`)
          const pair = [
            getComputedStyle(part).getPropertyValue(property),
            getComputedStyle(ground).backgroundColor,
          ].map(luminance)
          const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)
          found.set(name, Math.min(found.get(name) ?? Number.POSITIVE_INFINITY, contrast))
        }
      }
      return Object.fromEntries(found)
    },
    { accents, pairs: PAIRS },
  )
}

const chromium = chromiumForThisFile()

describe.each(['light', 'dark'] as const)('contrast in %s', (scheme) => {
  let page: Page
  beforeAll(async () => {
    page = await chromium.page(measured(scheme))
  })

  // The probes read private variables. They are in a slot, which the shield does not affect.
  it('matches the probes when the primary button is hovered and pressed', async () => {
    const button = page.locator('.caw-btn[data-kind=primary]').first()
    const background = (selector: string) => style(page, selector, 'background-color')
    await button.hover()
    expect(await background('.caw-btn[data-kind=primary]')).toBe(await background('#hover'))
    await page.mouse.down()
    expect(await background('.caw-btn[data-kind=primary]')).toBe(await background('#press'))
    await page.mouse.up()
    await page.mouse.move(0, 0)
  })

  it('reaches the minimum with the default colours', async () => {
    const { controlBorder = 0, choiceBorder = 0, ring = 0, text, ...words } = await lowest(page, [null])
    expect(text).toBeGreaterThanOrEqual(7)
    expect(Math.min(controlBorder, choiceBorder, ring)).toBeGreaterThanOrEqual(3)
    expect(Object.entries(words).filter(([, contrast]) => contrast < 4.5)).toEqual([])
  })

  it('stays readable with any of 1,331 colours as accent, danger and success', async () => {
    expect(sweep).toHaveLength(1331)
    const found = await lowest(page, sweep)
    expect(found.label).toBeGreaterThanOrEqual(4.57)
    expect(found.dangerLabel).toBeGreaterThanOrEqual(4.7)
    expect(found.labelHover).toBeGreaterThanOrEqual(5.17)
    expect(found.labelPress).toBeGreaterThanOrEqual(5.17)
    expect(found.ring).toBeGreaterThanOrEqual(3.8)
    expect(found.danger).toBeGreaterThanOrEqual(4.7)
    expect(found.success).toBeGreaterThanOrEqual(4.7)
    expect(found.dangerOnTint).toBeGreaterThanOrEqual(4.5)
  })
})
