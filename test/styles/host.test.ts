import type { Page } from '@playwright/test'
import { describe, expect, it } from 'vitest'
import { chromiumForThisFile } from './chromiumForThisFile.js'
import { everyPart, everyPartIn } from './parts.js'
import { painted, style } from './style.js'

/** Unlayered rules of a host on bare elements. Each of them would break a layered widget. */
const hostile = `
  * { color: purple; background-color: brown; font-family: cursive; font-size: 31px; margin: 7px; padding: 11px; border: 3px dashed lime; outline: 2px solid red;
    box-sizing: content-box; text-align: right; text-transform: uppercase; text-shadow: 1px 1px red; border-radius: 20px; box-shadow: 0 0 9px red;
    max-width: 190px; min-height: 60px; white-space: nowrap; list-style: square; vertical-align: top; text-indent: 3em;
    z-index: 9; scale: 1.1; translate: 3px 4px; clip-path: inset(2px); mask: linear-gradient(red, blue); filter: blur(1px) }
  button, input, select, textarea, summary { width: 100%; border: 5px solid blue; background: orange; font-family: serif; font-weight: 900; font-style: italic; text-decoration: overline }
  button, input, select { height: 77px; appearance: auto }
  button:hover, a:hover, button:focus, input:focus { background: red; border-color: red; outline: 9px dotted blue; text-decoration: line-through }
  h2, h3 { text-transform: uppercase; font-family: fantasy; font-size: 60px; font-weight: 900; margin: 3em 0; text-decoration: underline }
  label, span, b, strong, small, a, i { display: block; float: left; position: relative; top: 13px; width: 50% }
  div, p, ul, ol, li, dl, dt, dd, header, form, fieldset, legend, details { display: inline-block; width: 70%; position: relative; inset: 5px }
  svg, img, path { width: 99px; height: 99px; display: inline; max-width: 100%; color: red }
  svg, path { fill: red; stroke: red }`

/** Properties that are not shielded. */
const open = /^(line-height|letter-spacing|word-spacing|opacity|transform|rotate|animation|transition)/

type Styles = Record<string, Record<string, string>>

/**
 * Generated content of hosts and of classless style sheets: chevrons, asterisks, quotes, spinners, dots and ornaments, and
 * what they set on elements that only some pages have.
 */
const GENERATED = `
  *::before, *::after { content: "x"; display: flex; position: absolute; width: 40px; height: 40px; min-width: 30px; margin: 9px; padding: 5px; inset: 3px;
    border: 4px solid lime; border-radius: 3px; background: red; color: blue; float: right; box-shadow: 0 0 5px red; font: 30px serif; text-transform: uppercase }
  details > summary::after { content: "v"; background-image: linear-gradient(red, blue); float: right }
  details > summary::before, summary::marker { content: "+ " }
  details > summary { display: list-item; list-style: square inside; padding: 9px; border-bottom: 2px solid; margin-bottom: 1em }
  details[open] > summary { margin-bottom: 2em; border: 3px solid }
  label::after, legend::after { content: " *"; color: red }
  label { display: block; margin-bottom: 2em; width: fit-content }
  fieldset { display: inline-grid; min-width: min-content; border: 2px groove; padding: 1em; margin: 1em }
  legend { display: table; float: left; padding: 0 1em; max-width: 50% }
  [role="group"] { display: inline-flex; position: relative; width: 100%; margin-bottom: 1em; border-radius: 9px; vertical-align: middle }
  [role="switch"] { width: 80px; height: 20px; border-radius: 2px; background-image: linear-gradient(red, blue) }
  [role="switch"]::before { aspect-ratio: 1; height: 100%; margin-inline-start: 20px; transform: none }
  button::before { content: "> " } button::after { position: absolute; inset: 0; content: "" }
  input[type="radio"]::before, input[type="radio"]::after { content: ""; width: 1em; height: 1em; transform: scale(2) }
  li::before { content: "– "; position: absolute; left: -1em } p::before { content: open-quote } a[target]::after { content: " (new)" }
  [aria-busy="true"]::before { content: ""; width: 1em; height: 1em; display: inline-block }
  a::after, a[href^="https"]::before, b::before, bdi::after, code::before, dd::before, div::after, dl::before, dt::after, fieldset::before, h2::after,
  h3::before, header::after, i::before, legend::before, ol::before, p::after, section::before, small::after, span::before, span::after, strong::after,
  svg::before, ul::after, [class]::before, [class]::after, [role]::before, [tabindex]::after, main *::before, :not(html)::after { content: "•" !important;
    display: grid !important; position: fixed; width: 9px !important; height: 9px; aspect-ratio: 2; float: left;
    margin: 1em auto !important; filter: blur(2px);
    background: url("data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>") red; visibility: hidden; box-sizing: content-box }`

/** Every computed property and the size of every element of the card, by document order. */
function stylesOf(page: Page): Promise<Styles> {
  return page.evaluate(() => {
    const parts = [...document.querySelectorAll('.caw-root, .caw-root *')]
    return Object.fromEntries(
      parts.map((part, index) => {
        const computed = getComputedStyle(part)
        // Of SVG content only the paint is visible.
        const names = part.matches('svg *') ? ['fill', 'stroke', 'color'] : [...computed]
        const { width, height } = part.getBoundingClientRect()
        const properties = Object.fromEntries(names.map((property) => [property, computed.getPropertyValue(property)]))
        // Nothing is generated inside SVG.
        const generated = (part.matches('svg *') ? [] : ['::before', '::after']).flatMap((pseudo) => {
          const style = getComputedStyle(part, pseudo)
          if (style.content === 'none' || style.content === 'normal') return []
          return [...style].map((property) => [`${property} of ${pseudo}`, style.getPropertyValue(property)])
        })
        // Only the size: the position depends on the host page, which the rules may change.
        const box = {
          width: width.toFixed(1),
          height: height.toFixed(1),
          ...Object.fromEntries(generated),
        }
        return [`${index} ${part.tagName.toLowerCase()}.${part.getAttribute('class') ?? ''}`, { ...properties, ...box }]
      }),
    )
  })
}

function differences(one: Styles, other: Styles): string[] {
  return Object.entries(one).flatMap(([part, properties]) =>
    Object.keys({ ...properties, ...other[part] })
      .filter((property) => !open.test(property) && other[part]?.[property] !== properties[property])
      .map((property) => `${part} { ${property}: ${properties[property]} → ${other[part]?.[property]} }`),
  )
}

const chromium = chromiumForThisFile()

// Resets the page's own elements, so that both cards have the same width and inherit the same text.
const aroundIt =
  'html, body, main { all: revert; margin: 0 !important } main { display: block; inline-size: 400px; font: 16px/1.5 sans-serif; color: black }'

describe('a hostile page', () => {
  it.each(['', 'data-frame="plain"', 'data-scheme="dark"', 'dir="rtl"'])(
    'does not change the card (%s)',
    async (root) => {
      const body = `<main>${root === '' ? everyPart : everyPartIn(root)}</main>`
      const friendly = await stylesOf(await chromium.page(body, { hostCss: aroundIt }))
      const shielded = await stylesOf(await chromium.page(body, { hostCss: hostile + aroundIt }))
      expect(Object.keys(friendly).length).toBeGreaterThan(150)
      expect(differences(friendly, shielded)).toEqual([])
    },
  )

  it.each(['', 'data-frame="plain"', 'dir="rtl"'])(
    'A9: adds nothing to the card with ::before and ::after (%s)',
    async (root) => {
      const body = `<main>${root === '' ? everyPart : everyPartIn(root)}</main>`
      const friendly = await stylesOf(await chromium.page(body, { hostCss: aroundIt }))
      const shielded = await stylesOf(await chromium.page(body, { hostCss: GENERATED + aroundIt }))
      expect(differences(friendly, shielded)).toEqual([])
    },
  )

  it('changes the card without the shield', async () => {
    const bare = everyPart.replaceAll('caw-', 'bare-')
    const page = await chromium.page(`<main>${bare}</main>`, { hostCss: hostile + aroundIt })
    const color = await style(page, '.bare-btn', 'background-color')
    expect(color).toBe('rgb(255, 165, 0)')
  })

  it('does not change the focus ring of fields and buttons', async () => {
    const page = await chromium.page(everyPart, { hostCss: hostile })
    const outline = (selector: string) => style(page, selector, 'outline')
    await page.locator('#d').focus()
    expect(await outline('.caw-box[data-select]')).toBe(await outline('.caw-box:focus-within'))
    expect(await outline('.caw-box:focus-within')).toMatch(/solid 2px$/)
    expect(await outline('#d')).toMatch(/none/)
    await page.keyboard.press('Shift+Tab')
    await page.locator('.caw-btn[data-kind=quiet]').focus()
    expect(await outline('.caw-btn[data-kind=quiet]')).toMatch(/solid 2px$/)
  })

  it('can style its own content in a slot', async () => {
    const slot =
      '<section class="caw-root"><div class="caw-card"><div class="caw-slot"><button id="own" class="own"><b>Own</b></button></div></div></section>'
    const page = await chromium.page(slot, {
      hostCss: '.own { background: rgb(1 2 3); padding: 9px; border-radius: 4px; text-transform: uppercase }',
    })
    const own = await page.locator('#own').evaluate((part) => {
      const { backgroundColor, paddingTop, borderRadius, textTransform } = getComputedStyle(part)
      return { backgroundColor, paddingTop, borderRadius, textTransform }
    })
    expect(own).toEqual({
      backgroundColor: 'rgb(1, 2, 3)',
      paddingTop: '9px',
      borderRadius: '4px',
      textTransform: 'uppercase',
    })
  })
})

describe('theming', () => {
  it('reads public variables from any ancestor and writes none', async () => {
    const page = await chromium.page(
      `<main style="--caw-accent: rgb(13 74 51); --caw-radius: 0px; --caw-font-heading: Georgia">${everyPart}</main>`,
    )
    const of = (selector: string, property: string) => style(page, selector, property)
    const found = [
      await of('.caw-btn[data-kind=primary]', 'background-color'),
      await of('.caw-card', 'border-radius'),
      await of('.caw-title', 'font-family'),
    ]
    expect(found).toEqual(['rgb(13, 74, 51)', '0px', 'Georgia'])
  })

  it.each([
    ['', 'light', '#ffffffff'],
    ['', 'dark', '#ffffffff'],
    ['data-scheme="system"', 'dark', '#18191cff'],
    ['data-scheme="dark"', 'light', '#18191cff'],
    ['data-scheme="light"', 'dark', '#ffffffff'],
  ] as const)(
    'follows the host, not the system, by default (%s on a %s system)',
    async (root, colorScheme, background) => {
      const page = await chromium.page(everyPartIn(root), { colorScheme })
      expect(await painted(page, [await style(page, '.caw-card', 'background-color')])).toEqual([background])
    },
  )

  it('follows the color-scheme of a dark host', async () => {
    const page = await chromium.page(`<main style="color-scheme: dark">${everyPart}</main>`)
    expect(await painted(page, [await style(page, '.caw-card', 'background-color')])).toEqual(['#18191cff'])
  })
})

describe('in a browser without relative colour', () => {
  const paint = ['color', 'background-color', 'border-block-start-color', 'border-block-start-style', 'box-shadow']

  it('uses white on the accent by default', async () => {
    const page = await chromium.page(everyPart, { old: true })
    const label = () => style(page, '.caw-btn[data-kind=primary]', 'color')
    expect(await label()).toBe('rgb(255, 255, 255)')
    await page.evaluate(() => document.body.style.setProperty('--caw-on-accent', 'rgb(1, 2, 3)'))
    expect(await label()).toBe('rgb(1, 2, 3)')
  })

  it('paints the light card like a current browser', async () => {
    const parts = ['.caw-card', '.caw-tile', '.caw-lede', '.caw-box', '.caw-rail > [data-s=now]', '.caw-switch input']
    const coloured = ['.caw-btn[data-kind=primary]', '.caw-btn[data-kind=danger-quiet]', '.caw-hint[data-tone=danger]']
    const paintedIn = async (browser: { old: boolean }) => {
      const page = await chromium.page(everyPart, { ...browser, hostCss: 'body { color: lime }' })
      const values = [...parts, ...coloured].flatMap((part) => paint.map((property) => style(page, part, property)))
      return painted(page, await Promise.all(values))
    }
    expect(await paintedIn({ old: true })).toEqual(await paintedIn({ old: false }))
  })
})

describe("the user's text spacing", () => {
  it('applies when set with !important, and clips nothing', async () => {
    const spacing =
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
    const page = await chromium.page(everyPart, { hostCss: spacing, width: 280 })
    for (const selector of ['.caw-title', '.caw-btn', '.caw-in[data-mono]', '.caw-label', '.caw-hint', 'select']) {
      const found = await page
        .locator(selector)
        .first()
        .evaluate((part) => {
          const { fontSize, letterSpacing, wordSpacing, lineHeight } = getComputedStyle(part)
          return [letterSpacing, wordSpacing, lineHeight].map((value) =>
            (Number.parseFloat(value) / Number.parseFloat(fontSize)).toFixed(2),
          )
        })
      expect([selector, ...found]).toEqual([selector, '0.12', '0.16', '1.50'])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(280)
  })

  it('applies without !important too, as an author rule of the host', async () => {
    const page = await chromium.page(everyPart, {
      hostCss: '* { line-height: 2; letter-spacing: 0.2em; word-spacing: 0.3em }',
    })
    const found = await page
      .locator('.caw-title')
      .evaluate(
        (part) =>
          Number.parseFloat(getComputedStyle(part).lineHeight) / Number.parseFloat(getComputedStyle(part).fontSize),
      )
    expect(found).toBeCloseTo(2)
  })
})
