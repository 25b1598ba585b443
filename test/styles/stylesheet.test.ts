import { gzipSync } from 'node:zlib'
import { AtRule, type Declaration, parse, type Rule } from 'postcss'
import { describe, expect, it } from 'vitest'
import { shippedStyles } from '../../.ci/styles.js'

const shipped = await shippedStyles()
const sheet = parse(shipped)

const isKeyframes = (node: unknown) => node instanceof AtRule && node.name === 'keyframes'
const rules: Rule[] = []
sheet.walkRules((rule) => {
  if (!isKeyframes(rule.parent)) rules.push(rule)
})
const declarations: Declaration[] = rules.flatMap((rule) => rule.nodes.filter((node) => node.type === 'decl'))
const selectors = rules.flatMap((rule) => rule.selectors)

const OPEN = ['line-height', 'letter-spacing', 'word-spacing', 'opacity', 'transform', 'rotate']
const isOpen = (property: string) => /^(--|animation|transition)/.test(property) || OPEN.includes(property)

/** Without physical sides, so that the right-to-left card is a mirror image. */
const ALLOWED = `
  -webkit-font-smoothing -webkit-text-security -webkit-user-select align-items align-self animation animation-delay
  appearance aspect-ratio background background-color block-size border border-block-end border-block-start border-block-start-color
  border-block-start-style border-color border-end-end-radius border-end-start-radius border-inline-end
  border-inline-start border-radius border-start-end-radius border-start-start-radius border-style box-shadow
  box-sizing clip-path color color-scheme container container-type content counter-increment counter-reset cursor display field-sizing fill filter
  flex flex-basis flex-direction flex-wrap float font-family font-size font-stretch font-style font-variant font-variant-numeric
  font-weight forced-color-adjust gap grid-auto-columns grid-auto-flow grid-column grid-template-columns inline-size
  inset inset-block-start inset-inline inset-inline-end inset-inline-start justify-content justify-self letter-spacing line-height
  list-style margin margin-block margin-block-end margin-block-start margin-inline margin-inline-end margin-inline-start mask
  max-block-size max-inline-size min-block-size min-inline-size object-fit opacity outline outline-color
  outline-offset overflow overflow-wrap padding padding-block padding-block-end padding-block-start padding-inline
  padding-inline-end place-items pointer-events position resize rotate scale scroll-margin stroke stroke-linecap
  stroke-linejoin stroke-width text-align text-decoration text-decoration-color text-decoration-thickness text-indent
  text-overflow text-shadow text-transform text-underline-offset text-wrap transition translate unicode-bidi
  vertical-align visibility white-space word-spacing z-index`
  .trim()
  .split(/\s+/)

describe('the shipped stylesheet', () => {
  it('is one flat layer named caw', () => {
    expect(sheet.nodes.map((node) => (node.type === 'atrule' ? `@${node.name} ${node.params}` : node.type))).toEqual([
      '@layer caw',
    ])
    expect(shipped.match(/@layer/g)).toHaveLength(1)
    expect(shipped).not.toMatch(/@import|@font-face|url\(/)
  })

  it('begins with the guard, which has no specificity and excludes slots', () => {
    const guarded = ':where(.caw-root,.caw-root :not(svg *,.caw-slot,.caw-slot *))'
    expect(rules[0]?.selectors).toEqual([guarded, `${guarded}:before`, `${guarded}:after`])
  })

  it('begins every selector with one of its parts, and selects no element of the page', () => {
    expect(selectors.filter((selector) => !/^(\.caw-|:where\(\.caw-root\b)/.test(selector))).toEqual([])
    const withoutParts = selectors.map((selector) => selector.replaceAll(/\.caw-[\w-]+/g, ''))
    expect(withoutParts.filter((selector) => /:root|\bhtml\b|\bbody\b/.test(selector))).toEqual([])
  })

  it('prefixes its keyframes, container and counter with caw', () => {
    const names: string[] = []
    sheet.walkAtRules(/^(keyframes|container)$/, (rule) => void names.push(rule.params))
    expect(names.length).toBeGreaterThan(5)
    for (const name of names) expect(name).toMatch(/^caw\b/)
  })

  it('reads public variables and never writes one', () => {
    expect(declarations.filter(({ prop }) => prop.startsWith('--caw-'))).toEqual([])
    expect(new Set(shipped.match(/--caw-[a-z-]+/g))).toEqual(
      new Set(
        [
          'accent',
          'bg',
          'text',
          'danger',
          'success',
          'radius',
          'unit',
          'shadow',
          'font',
          'font-heading',
          'on-accent',
        ].map((name) => `--caw-${name}`),
      ),
    )
  })

  it('sets each private variable that it reads, except those set by script', () => {
    const set = new Set(declarations.map(({ prop }) => prop))
    const byScript = ['--_h', '--_p']
    const read = new Set(shipped.match(/(?<=var\()--_[\w-]+/g))
    expect([...read].filter((name) => !set.has(name))).toEqual(byScript)
  })

  it('never uses light-dark(), which compilers replace by variables that may stay undefined', () => {
    expect(shipped).not.toContain('light-dark(')
  })

  it('uses no viewport units, stacking order or fixed position', () => {
    expect(shipped).not.toMatch(/\d(vw|vh|vi|vb|dv|sv|lv)/)
    expect(declarations.filter(({ prop, value }) => prop === 'z-index' && value !== 'auto').map(String)).toEqual([])
    expect(shipped).not.toContain('position:fixed')
  })

  it('uses logical properties only', () => {
    const used = new Set(declarations.map(({ prop }) => prop).filter((property) => !property.startsWith('--')))
    expect([...used].filter((property) => !ALLOWED.includes(property))).toEqual([])
    expect(
      declarations.map(String).filter((declaration) => /^(text-align|float):(left|right)/.test(declaration)),
    ).toEqual([])
    // A shorthand with four values sets physical sides.
    const physical = declarations.filter(
      ({ prop, value }) =>
        /^(margin|padding|inset|border-(radius|color|style))$/.test(prop) &&
        value.replaceAll(/\([^()]*(\([^()]*\)[^()]*)*\)/g, '').split(' ').length > 3,
    )
    expect(physical.map(String)).toEqual([])
  })

  it('shields every declaration except custom properties, text spacing and animated properties', () => {
    const wrong = declarations.filter(({ prop, important }) => Boolean(important) === isOpen(prop))
    expect(wrong.map(String)).toEqual([])
    sheet.walkAtRules('keyframes', (rule) => expect(rule.toString()).not.toContain('!important'))
  })

  it('animates only without reduced motion', () => {
    // The delayed appearance of the skeleton is not motion.
    const moving = declarations.filter(
      ({ prop, value }) => /^(animation|transition)/.test(prop) && !value.includes('1ms .4s'),
    )
    expect(moving.length).toBeGreaterThan(8)
    for (const declaration of moving) {
      expect(declaration.parent?.parent).toMatchObject({ params: '(prefers-reduced-motion:no-preference)' })
    }
  })

  it('weighs at most 6.8 kB gzip', () => {
    expect(gzipSync(shipped, { level: 9 }).length).toBeLessThanOrEqual(6800)
  })
})
