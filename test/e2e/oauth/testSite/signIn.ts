import type { FrameLocator, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { TestSite } from './startTestSite.js'

/** Where to look for the wizard: a page, a frame, or one of several cards. */
type Scope = Page | FrameLocator | Locator

const APP = 'Asana'

export const connect = (scope: Scope, app = APP): Locator =>
  scope.getByRole('button', { name: `Continue to ${app}`, exact: true })

export const title = (scope: Scope, name: string | RegExp): Locator => scope.getByRole('heading', { level: 3, name })

/** The waiting screen. The title depends on whether the window handle reads as closed, which a severed one does. */
export const waiting = (scope: Scope, app = APP): Locator =>
  title(scope, new RegExp(`(^|: )(Finish signing in to ${app}|Still signing in\\?)$`))
export const connected = (scope: Scope, app = APP): Locator => title(scope, `${app} is connected`)

export const frameOf = (page: Page): FrameLocator => page.frameLocator('iframe')

/** A notice in the card. Matched by `<strong>`, since the live region contains the same text. */
export const notice = (scope: Scope, words: string): Locator => scope.getByRole('strong').filter({ hasText: words })

/** Callbacks that the host received, filtered by text, oldest first. */
export const callbacks = (scope: Scope, name: string): Locator =>
  scope.getByRole('list', { name: 'Callbacks' }).getByRole('listitem').filter({ hasText: name })

export async function windowFrom(page: Page, click: () => Promise<unknown>): Promise<Page> {
  const [popup] = await Promise.all([page.context().waitForEvent('page'), click()])
  return popup
}

/** Loads the host page and clicks the button that opens the window. Does not wait for the window's content. */
export async function openWindow(page: Page, site: TestSite, scope: Scope = page): Promise<Page> {
  await page.goto(site.url)
  return windowFrom(page, () => connect(scope).click())
}

/** Loads the host page, starts the sign-in and waits for the provider's page in the window. */
export async function openSignIn(page: Page, site: TestSite, scope: Scope = page): Promise<Page> {
  await page.goto(site.url)
  return continueTo(page, scope)
}

/** Clicks the button that opens the window, and waits for the provider's page. */
export async function continueTo(page: Page, scope: Scope = page, app = APP): Promise<Page> {
  const popup = await windowFrom(page, () => connect(scope, app).click())
  await expect(allow(popup)).toBeVisible()
  await expect(waiting(scope, app)).toBeVisible()
  return popup
}

export const allow = (popup: Page): Locator => popup.getByRole('button', { name: 'Allow' })

/** The number of sign-in tokens requested from Cyclr. */
export function mintedTokens({ fake }: TestSite): number {
  return fake.requests.filter(({ url }) => url.endsWith('/signintoken')).length
}

/** The number of attempts that the wizard started at the proxy. */
export function startedAttempts(site: TestSite): number {
  return site.requestsTo('POST', /^\/connectors\/\d+\/oauth$/).length
}
