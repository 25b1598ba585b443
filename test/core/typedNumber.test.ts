import { describe, expect, it } from 'vitest'
import { sent } from './stepForms.js'

describe('A whole number', () => {
  it.each([
    ['443', '443'],
    ['443 ', '443'],
    ['\u00a0443\u200b', '443'],
    ['４４３', '443'],
    ['٤٤٣', '443'],
    ['۴۴۳', '443'],
    ['४४३', '443'],
    ['𝟜𝟜𝟛', '443'],
    ['+443', '443'],
    ['＋４４３', '443'],
    ['-99', '-99'],
    ['−99', '-99'],
    ['1,000', '1000'],
    ['1 000', '1000'],
    ['1\u202f000\u202f000', '1000000'],
    ['1’000', '1000'],
    ['1٬٠٠٠', '1000'],
    ['１，０００', '1000'],
    ['1.000.000', '1000000'],
    ['12,34,567', '1234567'],
    ['-1,000', '-1000'],
    ['007', '007'],
  ])('B5: typed as %j is %s', (typed, value) => {
    expect(sent({ type: 'integer' }, typed)).toBe(value)
    expect(sent({ shape: 'integer' }, typed)).toBe(value)
  })

  it.each([
    '1.000',
    '1,00',
    '1,0000',
    '0,123',
    '1,000.00',
    '1.5',
    '44 3',
    '1 2 3',
    '10e3',
    '0x1f',
    'many',
    '4²',
    '5-3',
  ])('B5: cannot be told from %j', (typed) => {
    expect(sent({ type: 'integer' }, typed)).toBe('pattern')
  })

  it('keeps choices as they are', () => {
    expect(sent({ type: 'integer', choices: ['+1', '1,000'] }, '1,000')).toBe('1,000')
  })
})
