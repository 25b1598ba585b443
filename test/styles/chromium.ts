import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { shippedStyles } from '../../.ci/styles.js'

type Look = {
  width?: number
  colorScheme?: 'light' | 'dark'
  coarse?: boolean
  forcedColors?: boolean
  moreContrast?: boolean
  motion?: boolean
}

/** `old` simulates a browser without relative colours. `styles` replaces the shipped style sheet. */
type PageOptions = Look & { hostCss?: string; old?: boolean; styles?: string }

/** Opens a browser. `page` renders a body with the shipped style sheet, followed by the host's CSS. */
export async function openChromium() {
  const shipped = await shippedStyles()
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--in-process-gpu'],
  })
  const contexts = new Map<string, Promise<BrowserContext>>()

  function contextFor(look: Look): Promise<BrowserContext> {
    const key = JSON.stringify(look)
    const context = contexts.get(key) ?? browser.newContext(contextOptions(look))
    contexts.set(key, context)
    return context
  }

  async function page(
    body: string,
    { hostCss = '', old = false, styles = shipped, ...look }: PageOptions = {},
  ): Promise<Page> {
    const context = await contextFor(look)
    await Promise.all(context.pages().map((earlier) => earlier.close()))
    const opened = await context.newPage()
    await opened.setContent(
      `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><style>${old ? asOldBrowsersReadIt(styles) : styles}</style><style>${hostCss}</style>
      <body style="margin: 0">${body}</body></html>`,
    )
    return opened
  }

  return { page, close: () => browser.close() }
}

function contextOptions({ width = 400, colorScheme = 'light', coarse = false, ...look }: Look): BrowserContextOptions {
  return {
    viewport: { width, height: 900 },
    colorScheme,
    reducedMotion: look.motion ? 'no-preference' : 'reduce',
    forcedColors: look.forcedColors ? 'active' : 'none',
    contrast: look.moreContrast ? 'more' : 'no-preference',
    hasTouch: coarse,
    isMobile: coarse,
  }
}

/** Chromium supports relative colours, so their functions are renamed to unknown ones. */
function asOldBrowsersReadIt(styles: string): string {
  return styles.replaceAll(/\w+(?=\(from )/g, 'unknown')
}
