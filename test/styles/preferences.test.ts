import { describe, expect, it } from 'vitest'
import { chromiumForThisFile } from './chromiumForThisFile.js'
import { everyPart, everyPartIn } from './parts.js'
import { style } from './style.js'

const chromium = chromiumForThisFile()

describe('preferences', () => {
  it('uses the text colour for muted text and borders with more contrast', async () => {
    const page = await chromium.page(everyPart, { moreContrast: true })
    const text = await style(page, '.caw-card', 'color')
    expect(await style(page, '.caw-lede', 'color')).toBe(text)
    const bordered = ['.caw-card', '.caw-facts', '.caw-box[data-select]', '.caw-btn[data-kind=secondary]']
    const borders = await Promise.all(bordered.map((selector) => style(page, selector, 'border-block-start-color')))
    expect(new Set(borders)).toEqual(new Set([text]))
  })

  it('has a border at every boundary in forced colours, and a thick one on invalid fields', async () => {
    const page = await chromium.page(everyPartIn(''), { forcedColors: true })
    const bordered = [
      '.caw-card',
      '.caw-btn[data-kind=primary]',
      '.caw-btn[data-kind=quiet]',
      '.caw-box',
      '.caw-notice',
      '.caw-tile',
    ]
    const borders = await Promise.all(bordered.map((selector) => style(page, selector, 'border-block-start')))
    expect(borders.filter((border) => !/solid rgb\(/.test(border))).toEqual([])
    expect(await style(page, '.caw-box[data-invalid]', 'border-block-start-width')).toBe('3px')
    const canvas = await style(page, '.caw-card', 'background-color')
    expect(await style(page, '.caw-rail > [data-s=now]', 'background-color')).not.toBe(canvas)
    expect(await style(page, '.caw-node', 'background-color')).not.toBe(canvas)
    const background = (selector: string) => style(page, selector, 'background-color')
    expect(await background('.caw-btn[data-kind=primary]')).not.toBe(await background('.caw-btn[data-kind=secondary]'))
    expect(await background('.caw-rail > i:not([data-s])')).not.toBe(await background('.caw-rail > [data-s=now]'))
    expect(await style(page, '.caw-switch input:checked', 'background-color')).not.toBe(canvas)
  })

  it('gives Undo a target of 44 px by touch', async () => {
    const page = await chromium.page(everyPart, { coarse: true })
    const { width = 0, height = 0 } = (await page.locator('.caw-hint .caw-a').first().boundingBox()) ?? {}
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44)
  })

  it.each([
    [false, 'none', '0s'],
    [true, 'caw-spin', '0.12s, 0.12s'],
  ])('animates unless reduced motion is preferred (%s)', async (motion, animation, duration) => {
    const page = await chromium.page(everyPart, { motion })
    expect(await style(page, '.caw-spin', 'animation-name')).toBe(animation)
    expect(await style(page, '.caw-btn', 'transition-duration')).toBe(duration)
  })

  it('animates the height between steps with a custom property', async () => {
    const page = await chromium.page(everyPart, { motion: true })
    const during = await page.locator('.caw-body-wrap').evaluate(async (wrap) => {
      const to = (height: string) => {
        if (wrap instanceof HTMLElement) wrap.style.setProperty('--_h', height)
      }
      to('300px')
      wrap.setAttribute('data-moving', '')
      const start = wrap.getBoundingClientRect().height
      to('500px')
      const ends = new Promise((resolve) => wrap.addEventListener('transitionend', resolve))
      const [transition] = wrap.getAnimations()
      transition?.pause()
      if (transition) transition.currentTime = 60
      const between = wrap.getBoundingClientRect().height
      transition?.play()
      await ends
      return { start, between, end: wrap.getBoundingClientRect().height, clip: getComputedStyle(wrap).overflow }
    })
    expect(during).toMatchObject({ start: 300, end: 500, clip: 'clip' })
    expect(during.between).toBeGreaterThan(300)
    expect(during.between).toBeLessThanOrEqual(500)
  })
})
