import { describe, expect, it } from 'vitest'
import { shieldCss } from '../../.ci/styles.js'

const shielded = (css: string) => shieldCss(css).replaceAll(/\s+/g, ' ').trim()

describe('shieldCss', () => {
  it('wraps everything in one layer', () => {
    expect(shielded('.caw-a{color:red}')).toBe('@layer caw { .caw-a{color:red !important} }')
  })

  it.each(['color', 'margin-block-start', 'font-size', 'block-size', 'scale', 'outline-offset'])(
    'shields %s',
    (property) => {
      expect(shielded(`.caw-a{${property}:x}`)).toContain(`${property}:x !important`)
    },
  )

  it.each([
    '--_u',
    'line-height',
    'letter-spacing',
    'word-spacing',
    'opacity',
    'transform',
    'rotate',
    'animation',
    'animation-delay',
    'transition',
    'transition-duration',
  ])('does not shield %s', (property) => {
    expect(shielded(`.caw-a{${property}:x}`)).not.toContain('!important')
  })

  it.each(['@supports (color: red)', '@media (pointer: coarse)', '@container caw (inline-size < 360px)'])(
    'shields inside %s',
    (rule) => {
      expect(shielded(`${rule}{.caw-a{color:red}}`)).toContain(`${rule}{.caw-a{color:red !important}}`)
    },
  )

  it('does not change keyframes, where !important is not allowed', () => {
    expect(shielded('@keyframes caw-x{to{color:red}}')).toContain('@keyframes caw-x{to{color:red}}')
  })

  it('does not add !important twice', () => {
    expect(shielded('.caw-a{color:red!important}').match(/!important/g)).toHaveLength(1)
  })
})
