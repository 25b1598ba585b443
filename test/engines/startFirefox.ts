import { ElementHandle, type Frame, launch, type Page } from 'puppeteer-core'
import { callOf, createView, isClickable, oneForEach } from './createView.js'
import type { Engine, Run, Tab, View } from './Engine.js'

/** Firefox, over WebDriver BiDi. */
export async function startFirefox(executablePath: string): Promise<Engine> {
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // Automation turns the pop-up blocker off.
    extraPrefsFirefox: { 'dom.disable_open_during_load': true },
  })
  // Stays open, because Firefox ends with its last page.
  const [first] = await browser.pages()
  const tabFor = oneForEach(tabOf)
  return {
    open: async (address) => {
      const page = await browser.newPage()
      await page.goto(address)
      return tabFor(page)
    },
    tabs: async () => (await browser.pages()).filter((page) => page !== first).map(tabFor),
    stop: () => browser.close(),
  }
}

function tabOf(page: Page): Tab {
  return {
    ...viewOf(page, () => page.mainFrame()),
    frame: viewOf(page, () => page.mainFrame().childFrames()[0] ?? page.mainFrame()),
    address: async () => page.url(),
    close: () => page.close(),
  }
}

function viewOf(page: Page, frame: () => Frame): View {
  // As text: the types of puppeteer-core do not pass generic functions on.
  const run: Run = async (fn, ...args) =>
    JSON.parse(String(await frame().evaluate(`JSON.stringify(${callOf(fn, args)} ?? null)`)))
  return createView({
    run,
    clickOn: async (find, name) => {
      const found = await frame().evaluateHandle(callOf(find, [name]))
      if (!(found instanceof ElementHandle)) return false
      // Puppeteer clicks a point, also while the card is growing and still clips what stands there.
      if (!(await found.evaluate(isClickable))) return false
      await found.click()
      return true
    },
    type: async (text, control = false) => {
      if (control) await page.keyboard.down('Control')
      await page.keyboard.type(text)
      if (control) await page.keyboard.up('Control')
    },
  })
}
