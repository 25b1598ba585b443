import type { Page } from '@playwright/test'
import { describe, expect, it } from 'vitest'
import { chromiumForThisFile } from './chromiumForThisFile.js'
import { card, everyPart, everyPartIn } from './parts.js'
import { style } from './style.js'

const chromium = chromiumForThisFile()

const field = (line: string) => card(`<div class="caw-field"><div class="caw-box"></div>${line}</div>`)

const choices = (count: number) =>
  `<div class="caw-seg" data-n="${count}">${'<label><input type="radio"><span>Yes</span></label>'.repeat(count)}</div>`

const height = async (page: Page, selector: string) => (await page.locator(selector).first().boundingBox())?.height ?? 0

/** Parts that extend beyond the card or clip their text. */
const overflowing = (page: Page) =>
  page.evaluate(() => {
    const card = document.querySelector('.caw-card')?.getBoundingClientRect() ?? new DOMRect()
    return [...document.querySelectorAll('.caw-card *:not(.caw-vh, svg *, option, legend)')]
      .filter((part) => {
        const box = part.getBoundingClientRect()
        const clipped = getComputedStyle(part).overflowX !== 'visible' && part.scrollWidth > part.clientWidth + 1
        return (
          box.width > 0 &&
          (box.left < card.left - 0.5 || box.right > card.right + 0.5 || (clipped && part.tagName !== 'INPUT'))
        )
      })
      .map((part) => `${part.tagName} ${part.getAttribute('class') ?? ''}`)
  })

/** Click targets with their smaller side. An input counts with its box; links within a sentence are exempt. */
const targets = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button, summary, select, .caw-radio, .caw-seg > label, .caw-switch, .caw-a[data-kind], li > .caw-a, .caw-in',
      ),
    ].map((part) => {
      const { width, height } = part.getBoundingClientRect()
      const exempt = part.matches('.caw-hint .caw-a')
      const box = part.closest('.caw-box')?.getBoundingClientRect()
      return {
        part: part.outerHTML.slice(0, 60),
        least: exempt ? 99 : Math.min(width, part.matches('.caw-in') && box ? box.height : height),
      }
    }),
  )

describe('the card', () => {
  const long = everyPart.replace('<bdi>Postmoth</bdi>', '<bdi>Donaudampfschifffahrtsgesellschaftskapitän</bdi>')
  it.each([
    ['280 px wide', { width: 280 }, ''],
    ['320 px wide', { width: 320 }, ''],
    ['400 px wide', {}, ''],
    ['640 px wide', { width: 640 }, ''],
    ['at 200 % text in 320 px', { width: 320 }, 'body { font-size: 32px }'],
    ['in a monospaced font', { width: 280 }, 'body { font-family: monospace }'],
    ['by touch', { width: 320, coarse: true }, ''],
  ] as const)('contains all parts %s, in both directions', async (_name, look, hostCss) => {
    for (const html of [long, everyPartIn('dir="rtl"'), everyPartIn('data-frame="plain"')]) {
      const page = await chromium.page(html, { ...look, hostCss })
      expect(await overflowing(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        page.viewportSize()?.width ?? 0,
      )
    }
  })

  it('adapts to its own width, not to that of the window', async () => {
    const page = await chromium.page(`<div style="inline-size: 300px">${everyPart}</div>`, { width: 1200 })
    expect(await style(page, '.caw-head', 'padding-inline-start')).toBe('16px')
    expect(await style(page, '.caw-tile', 'inline-size')).toBe('36px')
    await page.evaluate(() => document.querySelector('div')?.setAttribute('style', 'inline-size: 560px'))
    expect(await style(page, '.caw-head', 'padding-inline-start')).toBe('28px')
    expect(await style(page, '.caw-actions', 'flex-direction')).toBe('row')
  })

  it('has a line between two choices beside or below each other', async () => {
    for (const [count, width, side] of [
      [2, 400, 'inline-start'],
      [2, 280, 'inline-start'],
      [4, 280, 'block-start'],
    ] as const) {
      const page = await chromium.page(card(choices(count)), { width })
      const lines = await page.locator('.caw-seg > label').evaluateAll(
        (labels, side) =>
          labels.map((label) => {
            const line = getComputedStyle(label, '::before')
            return line.content === 'none' ? null : line.getPropertyValue(`border-${side}-width`)
          }),
        side,
      )
      expect(lines).toEqual([null, ...Array.from({ length: count - 1 }, () => '1px')])
    }
  })

  it.each(['caw-seg', 'caw-radio'])('marks an invalid group of choices by its border: %s', async (part) => {
    const group = (attributes: string) =>
      card(`<fieldset class="caw-field" ${attributes}><div class="${part}"></div></fieldset>`)
    const invalid = await style(
      await chromium.page(group('aria-invalid="true"')),
      `.${part}`,
      'border-block-start-color',
    )
    const box = await chromium.page(card('<div class="caw-box" data-invalid></div>'))
    expect(invalid).toBe(await style(box, '.caw-box', 'border-block-start-color'))
  })

  it('is at most 640 px wide', async () => {
    const page = await chromium.page(everyPart, { width: 1000 })
    expect(await style(page, '.caw-root', 'inline-size')).toBe('640px')
  })

  it('wraps an affix to its own row instead of squeezing the input', async () => {
    const page = await chromium.page(everyPart, { width: 280, hostCss: 'body { font-size: 32px }' })
    const input = await page.locator('#a').boundingBox()
    const affix = await page.locator('.caw-affix').last().boundingBox()
    expect(affix?.y).toBeGreaterThanOrEqual((input?.y ?? 0) + (input?.height ?? 0) - 1)
    expect(input?.width).toBeGreaterThan(120)
  })

  it('gives an affix a row of its own below 360 px', async () => {
    const page = await chromium.page(everyPart, { width: 320 })
    const [prefix, input, suffix] = await page
      .locator('.caw-box:has(> .caw-affix) > *')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().toJSON()))
    expect([prefix.bottom <= input.top, input.bottom <= suffix.top]).toEqual([true, true])
    expect(input.width).toBe(prefix.width)
    expect(input.width).toBeGreaterThan(240)
  })

  it('does not break a name of several words into as many lines at 280 px', async () => {
    const html = everyPart.replace('<bdi>Postmoth</bdi>', '<bdi>Postmoth Data Cloud for Letters</bdi>')
    const page = await chromium.page(html, { width: 280 })
    expect(await height(page, '.caw-name')).toBeLessThan(50)
  })

  it('shows a value in a notice of something rejected in the colour of text, only the title in red', async () => {
    const notice =
      '<div class="caw-notice" data-tone="danger"><div><strong>No</strong><span>For <strong>a</strong></span>'
    const page = await chromium.page(card(`${notice}</div></div>`))
    const [title, value] = await page
      .locator('.caw-notice strong')
      .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).color))
    expect(value).toBe(await style(page, '.caw-card', 'color'))
    expect(title).not.toBe(value)
  })

  it.each([
    [4, ['Reconnect', 'Check connection', 'Change settings', 'Disconnect']],
    [1, ['Finish later']],
    [3, ['Open the window', 'Continue in this tab', 'Give up signing in with this account of yours']],
  ])('aligns the texts and edges of %d actions in a row', async (_count, actions) => {
    const kinds = actions.length === 1 ? ['quiet'] : ['secondary', 'quiet', 'quiet', 'danger-quiet']
    const buttons = actions.map(
      (text, at) => `<button type="button" class="caw-btn" data-kind="${kinds[at]}"><span>${text}</span></button>`,
    )
    const foot = `<div class="caw-foot"><div class="caw-actions">${buttons.join('')}</div></div>`
    for (const root of ['', 'dir="rtl"']) {
      const page = await chromium.page(card(foot, { root }), { width: 600 })
      // Where something is to be seen: a quiet button is its text.
      const seen = await page.locator('.caw-btn').evaluateAll((all) =>
        all.map((button) => {
          const isText = button.matches('[data-kind*="quiet"]')
          const box = ((isText && button.firstElementChild) || button).getBoundingClientRect()
          const foot = button.closest('.caw-foot')?.getBoundingClientRect()
          const isRtl = getComputedStyle(button).direction === 'rtl'
          const fromStart = isRtl ? (foot?.right ?? 0) - box.right : box.left - (foot?.left ?? 0)
          return { top: button.getBoundingClientRect().top, fromStart: Math.round(fromStart) }
        }),
      )
      const rows = [...new Set(seen.map(({ top }) => top))].map((top) => seen.filter((one) => one.top === top))
      expect(rows.map(([first]) => first?.fromStart)).toEqual(rows.map(() => 28))
      // Four stand in two columns.
      expect(actions.length !== 4 || rows.every((row) => row.length === 2)).toBe(true)
      const seconds = rows.flatMap(([, second]) => (actions.length === 4 ? [second?.fromStart] : []))
      expect(new Set(seconds).size).toBeLessThanOrEqual(1)
    }
  })

  it('has no empty space below a screen without actions', async () => {
    const text = '<div class="caw-body"><p class="caw-lede">Text</p></div>'
    const page = await chromium.page(card(`${text}<div class="caw-foot"><div class="caw-actions"></div></div>`))
    expect(await height(page, '.caw-foot')).toBe(24)
  })

  it('shows what else can be done apart from what is wrong', async () => {
    const line = `<p class="caw-hint" data-tone="danger"><span><span>Choose the region </span><button class="caw-a">Another value…</button></span></p>`
    const page = await chromium.page(card(`<p class="caw-hint"><span>A hint</span></p>${line}`), { width: 280 })
    const link = await style(page, '.caw-hint .caw-a', 'color')
    expect(link).toBe(await style(page, '.caw-hint:not([data-tone])', 'color'))
    // On a separate row it starts where the text does.
    await page.locator('.caw-a').evaluate((button) => (button.textContent = 'Enter a value that is not on this list'))
    const [text, button] = await page
      .locator('.caw-hint[data-tone] > span > *')
      .evaluateAll((parts) => parts.map((part) => part.getClientRects()[0]?.toJSON()))
    expect(button.top).toBeGreaterThan(text.top)
    expect(button.left).toBe(text.left)
  })

  it('leaves no single word in the last line of a text', async () => {
    const texts = ['caw-hint', 'caw-lede', 'caw-notice', 'caw-privacy']
    const body = texts
      .map(
        (part) =>
          `<div class="${part}"><div><p>Can’t see the window? It may be behind this one here, too.</p></div></div>`,
      )
      .join('')
    for (const width of [300, 320, 340, 360, 380, 400]) {
      const page = await chromium.page(card(body), { width })
      const last = await page.locator('.caw-body-wrap p').evaluateAll((all) =>
        all.map((text) => {
          const node = text.firstChild
          const range = document.createRange()
          if (node) range.setStart(node, 54)
          if (node) range.setEnd(node, 57)
          const word = range.getBoundingClientRect()
          return Math.round(word.left - text.getBoundingClientRect().left)
        }),
      )
      expect([width, last.filter((left) => left === 0)]).toEqual([width, []])
    }
  })

  it.each(['card', 'plain'])('shows no band below the privacy line while it becomes less high (%s)', async (frame) => {
    const panel = '<div class="caw-panel"><div class="caw-body">Text</div><div class="caw-privacy">Line</div></div>'
    const html = card(panel, { root: `data-frame="${frame}"` })
    const page = await chromium.page(html)
    await page.evaluate(() => {
      const wrap = document.querySelector<HTMLElement>('.caw-body-wrap')
      wrap?.style.setProperty('--_h', '300px')
      wrap?.setAttribute('data-moving', '')
    })
    expect(await height(page, '.caw-body-wrap')).toBeGreaterThan(await height(page, '.caw-panel'))
    const backgroundOf = (part: string) => style(page, part, 'background-color')
    const line = await backgroundOf('.caw-privacy')
    expect(await backgroundOf('.caw-body-wrap')).toBe(line)
    expect((await backgroundOf('.caw-body-wrap > div')) === line).toBe(frame === 'plain')
  })

  it.each(['ltr', 'rtl'])('keeps the icon of a button beside a label that wraps (%s)', async (dir) => {
    const [icon, label] = [
      '<svg class="caw-icon" viewBox="0 0 16 16" aria-hidden="true"></svg>',
      '<span>Details für den Support kopieren</span>',
    ]
    const buttons = [icon + label, label + icon].map(
      (content) => `<button type="button" class="caw-btn" data-kind="quiet"><span>${content}</span></button>`,
    )
    const html = card(`<div class="caw-actions">${buttons.join('')}</div>`, { root: `dir="${dir}"` })
    const page = await chromium.page(html, { width: 230 })
    const measured = await page.evaluate(() =>
      [...document.querySelectorAll('.caw-btn')].map((one) => {
        const range = document.createRange()
        range.selectNodeContents(one.querySelector('span > span') ?? one)
        const [icon, lines] = [one.querySelector('svg')?.getBoundingClientRect(), [...range.getClientRects()]]
        const gaps = lines
          .filter(({ top, bottom }) => icon && top < icon.bottom && icon.top < bottom)
          .map(({ left, right }) => icon && Math.round(Math.max(left - icon.right, icon.left - right)))
        return { lines: new Set(lines.map(({ top }) => top)).size, gaps }
      }),
    )
    for (const { lines, gaps } of measured) {
      expect(lines).toBe(2)
      expect(gaps).toEqual([8])
    }
  })

  it('gives a value of the settings the width that its labels leave', async () => {
    const facts =
      '<dl class="caw-facts"><div><dt>Zone</dt><dd>A zone with a rather long name, number 12</dd></div></dl>'
    const page = await chromium.page(card(facts), { width: 400 })
    expect(await height(page, 'dd')).toBeLessThan(30)
  })

  it.each([
    [1, 6],
    [2, 20],
  ])('puts the help for %d fields %d px below them', async (count, distance) => {
    const fields = `<div class="caw-fields">${'<div class="caw-field"><p class="caw-hint"></p></div>'.repeat(count)}</div>`
    const help = '<details class="caw-fold" data-help><summary>Where?</summary></details>'
    const page = await chromium.page(card(`<div class="caw-body">${fields}${help}</div>`))
    const above = await page.locator('.caw-fields').boundingBox()
    const below = await page.locator('summary').boundingBox()
    expect((below?.y ?? 0) - (above?.y ?? 0) - (above?.height ?? 0)).toBeCloseTo(distance, 0)
  })

  it('paints only the segments of done and present steps, and none where there is a single step', async () => {
    const single = everyPart.replace(
      /<div class="caw-rail".*?<\/div>/,
      '<div class="caw-rail" data-plain=""><i></i></div>',
    )
    const page = await chromium.page(single)
    const plain = await style(page, '.caw-rail > i', 'background-color')
    const steps = await chromium.page(everyPart)
    expect(await style(steps, '.caw-rail > i:last-child', 'background-color')).toBe(plain)
    expect(await style(steps, '.caw-rail > [data-s=now]', 'background-color')).not.toBe(plain)
  })

  it('mirrors only directional icons in right-to-left', async () => {
    const arrow = '<svg class="caw-icon caw-flip" viewBox="0 0 16 16"><path d="M3 8h10"/></svg>'
    const page = await chromium.page(everyPartIn('dir="rtl"').replace('<div class="caw-foot">', `${arrow}$&`))
    expect(await style(page, '.caw-flip', 'scale')).toBe('-1 1')
    expect(await style(page, '.caw-fold > summary > svg', 'scale')).toBe('-1 1')
    expect(await style(page, '.caw-hint > svg', 'scale')).toBe('none')
    expect(await style(page, '.caw-title', 'letter-spacing')).toBe('normal')
  })

  it.each([
    ['from left to right', 'Requested by ', '.', -1],
    ['from right to left', 'بطلب من ', '', 1],
  ])('keeps the word order of a sentence %s in right-to-left', async (_name, before, after, side) => {
    const page = await chromium.page(
      everyPartIn('dir="rtl"').replace('Requested by Alderway', `${before}<bdi>Alderway</bdi>${after}`),
    )
    const [text, name, line] = await page.locator('.caw-by').evaluate((by) => {
      const range = document.createRange()
      if (by.firstChild) range.selectNode(by.firstChild)
      const parts = [range, by.querySelector('bdi') ?? by, by]
      return parts.map((part) => part.getBoundingClientRect().toJSON())
    })
    expect(Math.sign(text.left - name.left)).toBe(side)
    // Aligned with the card in both directions.
    const first = side === 1 ? text : name
    expect(Math.abs(line.right - first.right)).toBeLessThan(8)
  })

  it.each([
    ['beside the tiles', 400, ''],
    ['below the tiles in a narrow card', 280, ''],
    ['below the tiles instead of breaking a word', 400, 'body { font-size: 42px }'],
    ['below the tiles with the close button beside them', 400, '.caw-name { letter-spacing: 1.5em }'],
  ])('puts the name %s', async (where, width, hostCss) => {
    for (const root of ['', 'dir="rtl"']) {
      const page = await chromium.page(everyPartIn(root), { width, hostCss })
      const [name, tiles, close, line] = await Promise.all(
        ['.caw-name bdi', '.caw-link', '.caw-head .caw-icon-btn', '.caw-by'].map(async (part) => {
          const { x = 0, y = 0, width: w = 0, height: h = 0 } = (await page.locator(part).boundingBox()) ?? {}
          return { x, y, middle: y + h / 2, end: root === '' ? x + w : -x, start: root === '' ? x : -x - w, height: h }
        }),
      )
      if (!name || !tiles || !close || !line) throw new Error('A part is missing.')
      expect(name.height).toBeLessThan(60)
      expect(name.start > tiles.end).toBe(where === 'beside the tiles')
      // Whatever the name, and beside it wherever the two are in one row.
      expect(close.middle).toBeCloseTo(tiles.middle, 0)
      expect(close.start).toBeGreaterThanOrEqual(where === 'beside the tiles' ? name.end : tiles.end)
      expect(line.height).toBeLessThan(100)
    }
  })

  it('hides elements with the hidden attribute, whatever their display', async () => {
    const page = await chromium.page(everyPart.replace('class="caw-actions"', 'class="caw-actions" hidden'))
    expect(await style(page, '.caw-actions', 'display')).toBe('none')
  })
})

describe('a field', () => {
  it('reserves one message line, so that an error causes no layout shift', async () => {
    const empty = await chromium.page(field('<p class="caw-hint"></p>'))
    const before = await height(empty, '.caw-field')
    const wrong = await chromium.page(
      field('<p class="caw-hint" data-tone="danger"><svg class="caw-icon"></svg><span>Enter it</span></p>'),
    )
    expect(await height(wrong, '.caw-field')).toBe(before)
  })

  it('masks a secret textarea where the browser supports it', async () => {
    const page = await chromium.page(everyPart)
    expect(await style(page, 'textarea', '-webkit-text-security')).toBe('disc')
  })

  it('lets a textarea be resized, which sets an inline height', async () => {
    const page = await chromium.page(everyPart)
    await page.locator('textarea').evaluate((part) => part.setAttribute('style', 'height: 300px'))
    expect(await height(page, 'textarea')).toBe(300)
  })

  it('keeps a margin when scrolled to', async () => {
    const page = await chromium.page(everyPart)
    const focused = ['input', 'select', 'textarea', '.caw-title', '.caw-notice']
    const margins = await Promise.all(focused.map((selector) => style(page, selector, 'scroll-margin-top')))
    expect(new Set(margins)).toEqual(new Set(['24px']))
  })

  it('shows its focus ring after a click too; the title shows none', async () => {
    const page = await chromium.page(everyPart)
    await page.locator('#a').click()
    expect(await style(page, '.caw-box:focus-within', 'outline-style')).toBe('solid')
    await page.locator('.caw-title').focus()
    expect(await style(page, '.caw-title', 'outline-style')).toBe('none')
    await page.locator('.caw-notice').first().focus()
    expect(await style(page, '.caw-notice', 'outline-style')).toBe('solid')
  })
})

describe('a click target', () => {
  it('is at least 24 px', async () => {
    const small = (await targets(await chromium.page(everyPart, { width: 320 }))).filter(({ least }) => least < 24)
    expect(small).toEqual([])
  })

  it('is at least 44 px on touch screens, with 16 px text in inputs to prevent zooming', async () => {
    const page = await chromium.page(everyPart, { width: 320, coarse: true })
    expect((await targets(page)).filter(({ least }) => least < 44)).toEqual([])
    const inputs = ['#a', '#b', 'textarea', 'select']
    const sizes = await Promise.all(inputs.map((selector) => style(page, selector, 'font-size')))
    expect(Math.min(...sizes.map(Number.parseFloat))).toBeGreaterThanOrEqual(16)
  })
})
