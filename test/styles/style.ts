import type { Page } from '@playwright/test'

/** What the browser computes of a property, for the first part that the selector finds. */
export const style = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((part, property) => getComputedStyle(part).getPropertyValue(property), property)
