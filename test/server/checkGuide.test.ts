import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ConnectorGuide } from '../../src/guides/ConnectorGuide.js'
import * as guides from '../../src/guides.js'
import { checkGuide } from '../../src/server/options/checkGuide.js'
import { readOptions } from '../../src/server/options/readOptions.js'
import { optionsWith } from './harness.js'

const given = (more: object): ConnectorGuide => ({ connector: 'Postmoth', ...more })
const withPattern = (pattern: string) => given({ fields: { Domain: { pattern } } })

describe('Guides at start-up', () => {
  it.each([
    ['no connector', { connector: '' }, 'guides'],
    ['a member that is not known', given({ hints: [] }), 'Postmoth'],
    ['a link over plain http', given({ link: { href: 'http://a.test', label: 'a' } }), 'Postmoth.link.href'],
    ['a link that is a script', given({ link: { href: 'javascript:alert(1)', label: 'a' } }), 'Postmoth.link.href'],
    ['a list that is a text', given({ before: 'once' }), 'Postmoth.before'],
    ['a pattern that does not compile', withPattern('^(a$'), 'Postmoth.fields.Domain.pattern'],
    ['a pattern open at its start', withPattern('a$'), 'Postmoth.fields.Domain.pattern'],
    ['a pattern open at its end', withPattern('^a'), 'Postmoth.fields.Domain.pattern'],
    ['a pattern whose dollar is a character', withPattern('^a\\$'), 'Postmoth.fields.Domain.pattern'],
    ['a pattern with a branch that is open', withPattern('^a|b$'), 'Postmoth.fields.Domain.pattern'],
  ])('are refused for %s, with the path of the member', (_, guide, where) => {
    expect(() => checkGuide(guide)).toThrow('ConnectorAuthWizard: the proxy\'s option "guides"')
    expect(() => checkGuide(guide)).toThrow(where)
  })

  it.each(['^[a-z|]+$', '^(a|b)$', '^a\\|b$', '^((a|b)|c)\\)?$'])('are accepted with the pattern %s', (pattern) => {
    expect(() => checkGuide(withPattern(pattern))).not.toThrow()
  })

  it('are accepted when they are shipped with the package', () => {
    const shipped = Object.values(guides)
      .flat()
      .filter((one) => typeof one === 'object' && 'connector' in one)
    expect(shipped.length).toBeGreaterThan(0)
    for (const guide of shipped) expect(() => checkGuide(guide)).not.toThrow()
    expect(readdirSync('src/guides').length).toBeGreaterThan(shipped.length / 2)
  })

  it('are merged: members of later guides replace those of earlier ones', () => {
    const config = readOptions(
      optionsWith({ guides: [given({ before: ['a'], verify: 'one' }), given({ verify: 'two' })] }),
    )
    expect(config.guides.get('Postmoth')).toEqual({ connector: 'Postmoth', before: ['a'], verify: 'two' })
    expect(config.testMethod('Postmoth')).toBe('two')
    expect(config.testMethod('Deskfern')).toBeNull()
  })

  it('have a lower precedence than the verify option', () => {
    const guided = [given({ verify: 'guided' })]
    expect(readOptions(optionsWith({ guides: guided, verify: { Postmoth: 'named' } })).testMethod('Postmoth')).toBe(
      'named',
    )
    expect(readOptions(optionsWith({ guides: guided, verify: () => null })).testMethod('Postmoth')).toBe('guided')
  })
})
