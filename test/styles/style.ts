import type { Page } from '@playwright/test'

/** The computed value of a property of the first match. */
export const style = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((part, property) => getComputedStyle(part).getPropertyValue(property), property)
