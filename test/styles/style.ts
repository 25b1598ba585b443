import type { Page } from '@playwright/test'

/** The computed value of a property of the first match. */
export const style = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((part, property) => getComputedStyle(part).getPropertyValue(property), property)

/** The same values with each colour as it is painted (#rrggbbaa), since one colour can be written in several ways. */
export const painted = (page: Page, values: readonly string[]) =>
  page.evaluate((values) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    const paint = (color: string) => {
      if (canvas === null) return color
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = color
      canvas.fillRect(0, 0, 1, 1)
      return `#${[...canvas.getImageData(0, 0, 1, 1).data].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
    }
    return values.map((value) => value.replaceAll(/\b(rgba?|color|oklab|oklch)\([^()]*\)/g, paint))
  }, values)
