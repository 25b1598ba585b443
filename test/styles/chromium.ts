import { chromium, type Page } from '@playwright/test'
import { shippedStyles } from '../../.ci/styles.js'

type Look = {
  width?: number
  colorScheme?: 'light' | 'dark'
  coarse?: boolean
  forcedColors?: boolean
  moreContrast?: boolean
  motion?: boolean
}

/** A browser for one test file, and a page with the shipped stylesheet before (`hostCss` after) nothing else. */
export async function openChromium() {
  const styles = await shippedStyles()
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })

  async function page(body: string, { hostCss = '', ...look }: Look & { hostCss?: string } = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: look.width ?? 400, height: 900 },
      colorScheme: look.colorScheme ?? 'light',
      reducedMotion: look.motion ? 'no-preference' : 'reduce',
      forcedColors: look.forcedColors ? 'active' : 'none',
      contrast: look.moreContrast ? 'more' : 'no-preference',
      hasTouch: look.coarse ?? false,
      isMobile: look.coarse ?? false,
    })
    const opened = await context.newPage()
    await opened.setContent(
      `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><style>${styles}</style><style>${hostCss}</style>
      <body style="margin: 0">${body}</body></html>`,
    )
    return opened
  }

  return { page, close: () => browser.close() }
}
