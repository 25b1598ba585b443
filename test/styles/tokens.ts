import type { Page } from '@playwright/test'
import { painted } from './style.js'

/** The design tokens: part, property, its colour in the light and in the dark palette (a shadow at 5% is rounded). */
export const TOKENS = [
  ['.caw-card', 'background-color', '#ffffffff', '#18191cff'],
  ['.caw-card', 'border-block-start-color', '#e3e3e4ff', '#2b2c2fff'],
  ['.caw-card', 'box-shadow', '#1414270d 0px 1px 2px 0px', '#00000066 0px 1px 2px 0px'],
  ['.caw-tile', 'background-color', '#ffffffff', '#f4f5f6ff'],
  ['.caw-title', 'color', '#1c1e22ff', '#edeef0ff'],
  ['.caw-lede', 'color', '#57595dff', '#a6a7aaff'],
  ['.caw-box', 'background-color', '#ffffffff', '#1d1e21ff'],
  ['.caw-box', 'border-block-start-color', '#828386ff', '#7c7d7fff'],
  ['.caw-hint[data-tone=danger]', 'color', '#b4231aff', '#ff9389ff'],
  ['.caw-notice', 'background-color', '#fceeecff', '#282224ff'],
  ['.caw-privacy', 'background-color', '#f6f6f6ff', '#1e1f22ff'],
  ['.caw-link .caw-seam', 'color', '#0b7446ff', '#52d196ff'],
  ['.caw-rail > [data-s=now]', 'background-color', '#1d1f24ff', '#f1f2f4ff'],
  ['.caw-btn[data-kind=primary]', 'background-color', '#1d1f24ff', '#f1f2f4ff'],
  ['.caw-btn[data-kind=primary]', 'color', '#ffffffff', '#000000ff'],
  ['.caw-btn[data-kind=primary]', 'outline-color', '#1d1f24ff', '#f1f2f4ff'],
  ['.caw-btn[data-kind=danger-quiet]', 'color', '#b4231aff', '#ff9389ff'],
] as const

export type Token = (typeof TOKENS)[number]
export type Palette = 'light' | 'dark'

export const inPalette = (palette: Palette, tokens: readonly Token[] = TOKENS) =>
  tokens.map(([part, property, light, dark]) => `${part} ${property} ${palette === 'light' ? light : dark}`)

/** What is painted in each `main` of the page. Focus is moved, since only the part that has it shows its ring. */
export async function coloursOf(page: Page, tokens: readonly Token[] = TOKENS): Promise<string[][]> {
  const found = await page.evaluate(
    (tokens) =>
      [...document.querySelectorAll<HTMLElement>('main')].map((main) => [
        main.dataset['name'] ?? '',
        ...tokens.map(([selector, property]) => {
          const part = main.querySelector<HTMLElement>(selector)
          if (part === null) throw new Error(`nothing matches ${selector}`)
          part.focus()
          return `${selector} ${property} ${getComputedStyle(part).getPropertyValue(property)}`
        }),
      ]),
    tokens,
  )
  return Promise.all(found.map((values) => painted(page, values)))
}
