import type { FrameLocator, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'
import type { Stage } from './startStage.js'

/** Where the wizard is: a page, a frame in one, or one card of several. */
type Place = Page | FrameLocator | Locator

const APP = 'Asana'

export const connect = (place: Place, app = APP): Locator =>
  place.getByRole('button', { name: `Continue to ${app}`, exact: true })

export const title = (place: Place, name: string | RegExp): Locator => place.getByRole('heading', { level: 3, name })

/** It waits for the window, in either of its words: a handle that is cut reads as closed after a while. */
export const waiting = (place: Place, app = APP): Locator =>
  title(place, new RegExp(`(^|: )(Finish signing in to ${app}|Still signing in\\?)$`))
export const connected = (place: Place, app = APP): Locator => title(place, `${app} is connected`)

/** The wizard's frame on a page of another site. */
export const frameOf = (page: Page): FrameLocator => page.frameLocator('iframe')

/** A notice in the card, by its first words; the same words are announced elsewhere. */
export const notice = (place: Place, words: string): Locator => place.getByRole('strong').filter({ hasText: words })

/** What the host heard under a name, oldest first. */
export const heard = (place: Place, name: string): Locator =>
  place.getByRole('list', { name: 'Heard' }).getByRole('listitem').filter({ hasText: name })

/** The window that a click opens. */
export async function windowFrom(page: Page, click: () => Promise<unknown>): Promise<Page> {
  const [popup] = await Promise.all([page.context().waitForEvent('page'), click()])
  return popup
}

/** Goes to the host's page and presses the button that opens a window, whatever that is going to show. */
export async function openWindow(page: Page, stage: Stage, place: Place = page): Promise<Page> {
  await page.goto(stage.url)
  return windowFrom(page, () => connect(place).click())
}

/** Goes to the host's page, starts the sign-in and waits for the provider's page in the window. */
export async function openSignIn(page: Page, stage: Stage, place: Place = page): Promise<Page> {
  await page.goto(stage.url)
  return continueTo(page, place)
}

/** Presses the button that opens the provider's page, and waits for it. */
export async function continueTo(page: Page, place: Place = page, app = APP): Promise<Page> {
  const popup = await windowFrom(page, () => connect(place, app).click())
  await expect(allow(popup)).toBeVisible()
  await expect(waiting(place, app)).toBeVisible()
  return popup
}

export const allow = (popup: Page): Locator => popup.getByRole('button', { name: 'Allow' })

/** Sign-in tokens that Cyclr was asked for. */
export function minted({ fake }: Stage): number {
  return fake.requests.filter(({ url }) => url.endsWith('/signintoken')).length
}

/** Sign-ins that the wizard asked the proxy to begin. */
export function started(stage: Stage): number {
  return stage.asked('POST', /^\/connectors\/\d+\/oauth$/).length
}
