import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ConnectorGuide } from '../../src/guides/ConnectorGuide.js'
import * as guides from '../../src/guides.js'
import { checkGuide } from '../../src/server/options/checkGuide.js'
import { readOptions } from '../../src/server/options/readOptions.js'
import { optionsWith } from './harness.js'

const ONE = '11111111-1111-4111-8111-111111111111'
const TWO = '22222222-2222-4222-8222-222222222222'
const GUIDED = '33333333-3333-4333-8333-333333333333'
const NAMED = '44444444-4444-4444-8444-444444444444'

const given = (more: object): ConnectorGuide => ({ connector: 'Postmoth', ...more })
const connectedAs = (method: string, label: string) => given({ connectedAs: { method, label } })
const withPattern = (pattern: string) => given({ fields: { Domain: { pattern } } })

describe('Guides at start-up', () => {
  it.each([
    ['no connector', { connector: '' }, 'guides'],
    ['a member that is not known', given({ hints: [] }), 'Postmoth'],
    ['a link over plain http', given({ link: { href: 'http://a.test', label: 'a' } }), 'Postmoth.link.href'],
    ['a link that is a script', given({ link: { href: 'javascript:alert(1)', label: 'a' } }), 'Postmoth.link.href'],
    ['an identity method that is no GUID', connectedAs('whoami', 'email'), 'Postmoth.connectedAs.method'],
    ['an identity without a path', connectedAs(ONE, ''), 'Postmoth.connectedAs.label'],
    ['an identity path with a gap', connectedAs(ONE, 'user..email'), 'Postmoth.connectedAs.label'],
    ['an identity that is a secret by its name', connectedAs(ONE, 'user.apiKey'), 'Postmoth.connectedAs.label'],
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

  it.each(['^([A-Za-z0-9]+-?)+$', '^(a|a)*$', '^(.*)*$', '^\\d+\\d+\\d+\\d+$', '^(\\w+\\s?)*$'])(
    'D3: are refused for the pattern %s, which may take long',
    (pattern) => {
      expect(() => checkGuide(withPattern(pattern))).toThrow('more than linear time')
    },
  )

  it('are accepted when they are shipped with the package', () => {
    const shipped = Object.values(guides)
      .flat()
      .filter((one) => typeof one === 'object' && 'connector' in one)
    expect(shipped.length).toBeGreaterThan(0)
    for (const guide of shipped) expect(() => checkGuide(guide)).not.toThrow()
    expect(readdirSync('src/guides').length).toBeGreaterThan(shipped.length / 2)
  })

  it('are merged: members of later guides replace those of earlier ones', () => {
    const config = readOptions(optionsWith({ guides: [given({ before: ['a'], verify: ONE }), given({ verify: TWO })] }))
    expect(config.guides.get('Postmoth')).toEqual({ connector: 'Postmoth', before: ['a'], verify: TWO })
    expect(config.testMethod('Postmoth')).toBe(TWO)
    expect(config.testMethod('Deskfern')).toBeNull()
  })

  it('have a lower precedence than the verify option', () => {
    const guided = [given({ verify: GUIDED })]
    expect(readOptions(optionsWith({ guides: guided, verify: { Postmoth: NAMED } })).testMethod('Postmoth')).toBe(NAMED)
    expect(readOptions(optionsWith({ guides: guided, verify: () => null })).testMethod('Postmoth')).toBe(GUIDED)
  })
})
