import { describe, expect, it } from 'vitest'
import { toStored } from '../../src/core/parameters/values.js'
import { readAll } from './readAll.js'
import { cpuTimeOf, MAX_CPU_RATIO, sent, settingsForm } from './stepForms.js'

const HOST = { shape: 'host' } as const
const SUBDOMAIN = { prefix: 'https://', suffix: '.example.com', shape: 'subdomain' } as const
const FULL = { suffix: '.example.com', shape: 'host', store: 'full' } as const
const ORIGIN = { shape: 'origin' } as const
const URL_FORM = { shape: 'url' } as const
const SFTP = { prefix: 'sftp://', store: 'full', pattern: '^sftp:\\/\\/\\S+$' } as const

describe('The host in a typed address', () => {
  it.each([
    ['acme.example.com', 'acme.example.com'],
    ['ACME.example.com', 'ACME.example.com'],
    ['acme.example.com/', 'acme.example.com'],
    ['acme.example.com/admin?x=1', 'acme.example.com'],
    ['acme.example.com?x=1', 'acme.example.com'],
    ['acme.example.com#top', 'acme.example.com'],
    ['acme.example.com.', 'acme.example.com'],
    ['acme.example.com,', 'acme.example.com'],
    ['https://acme.example.com/path?x=1#y', 'acme.example.com'],
    ['HTTP://acme.example.com', 'acme.example.com'],
    ['https:/acme.example.com', 'acme.example.com'],
    ['https:acme.example.com', 'acme.example.com'],
    ['https//acme.example.com', 'acme.example.com'],
    ['https:\\\\acme.example.com\\admin', 'acme.example.com'],
    ['https://https://acme.example.com', 'acme.example.com'],
    ['//acme.example.com', 'acme.example.com'],
    ['ftp://acme.example.com/in', 'acme.example.com'],
    ['<https://acme.example.com>', 'acme.example.com'],
    ['“acme.example.com”', 'acme.example.com'],
    ['user:pw@acme.example.com', 'acme.example.com'],
    ['https://user:p%40w@acme.example.com:8443/a', 'acme.example.com:8443'],
    ['acme.example.com:8443', 'acme.example.com:8443'],
    ['https://acme.example.com:443/', 'acme.example.com'],
    ['https://192.0.2.7/admin', '192.0.2.7'],
    ['https://[2001:db8::1]:8443/', '[2001:db8::1]:8443'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['ａｃｍｅ．example．com', 'acme.example.com'],
    [' \u200eacme.example.com\u200f ', 'acme.example.com'],
    ['localhost:3000', 'localhost:3000'],
  ])('B2: in %j is %j', (typed, host) => {
    expect(sent(HOST, typed)).toBe(host)
  })

  it.each(['acme example com', 'https://', '/', 'acme..example.com', 'https://?x=1', '12345/', '@', '%', 'a@b@'])(
    'B2: cannot be determined from %j',
    (typed) => {
      expect(sent(HOST, typed)).toBe('pattern')
    },
  )
})

describe('The subdomain in a typed address', () => {
  it.each([
    ['acme', 'acme'],
    ['acme/', 'acme'],
    ['acme.', 'acme'],
    ['acme/admin?x=1', 'acme'],
    ['acme?x=1', 'acme'],
    ['12345/', '12345'],
    ['acme.example.com', 'acme'],
    ['acme.example.com/', 'acme'],
    ['acme.example.com.', 'acme'],
    ['https://acme.example.com/login', 'acme'],
    ['https:/acme.example.com', 'acme'],
    ['HTTPS://123-ABC.EXAMPLE.COM:443/', '123-ABC'],
    ['user:pw@acme.example.com', 'acme'],
    ['user:pw@acme', 'acme'],
    ['<acme.example.com>', 'acme'],
    ['https://acme', 'acme'],
  ])('B1: in %j is %j', (typed, subdomain) => {
    expect(sent(SUBDOMAIN, typed)).toBe(subdomain)
    expect(sent(FULL, typed)).toBe(`${subdomain}.example.com`)
  })

  it.each([
    'acme.other.test',
    'https://acme.other.test/a',
    '.example.com',
    'https://example.com',
    'acme.example.com.evil.test',
    'my company',
  ])('B2: cannot be determined from %j', (typed) => {
    expect(sent(SUBDOMAIN, typed)).toBe('pattern')
    expect(sent(FULL, typed)).toBe('pattern')
  })

  it('B2: is the first label where the domain of the provider is not known', () => {
    expect(sent({ shape: 'subdomain' }, 'https://www.acme.crm.test/login')).toBe('acme')
    expect(sent({ shape: 'subdomain' }, 'acme.test')).toBe('pattern')
  })

  it('B2: that was stored before is not checked again', () => {
    const form = settingsForm({ ...SUBDOMAIN, isSet: true, value: 'eu.acme' })
    expect(form.errorsOf({ p0: 'eu.acme' }).size).toBe(0)
  })

  it('B2: is between the prefix and the suffix, and has several labels where the pattern allows them', () => {
    const api = { prefix: 'https://api.', suffix: '.example.com', shape: 'subdomain' }
    expect(sent(api, 'https://api.na1.example.com/v3')).toBe('na1')
    expect(sent(api, 'na1.example.com')).toBe('na1')
    expect(sent({ ...SUBDOMAIN, pattern: '^[a-z.]+$' }, 'eu.acme')).toBe('eu.acme')
  })
})

describe('A part of an address in other characters, or of no such host', () => {
  it('B2: is a host only with a port and numbers that exist', () => {
    for (const typed of ['acme.example.com:99999', '0x7f.1', '127.1']) expect(sent(HOST, typed)).toBe('pattern')
  })

  it.each([
    ['ａｃｍｅ', 'acme'],
    ['１２３', '123'],
    ['münchen', 'xn--mnchen-3ya'],
    ['münchen.example.com', 'xn--mnchen-3ya'],
    ['https://www.acme.example.com/login', 'acme'],
  ])('B2: the subdomain in %j is %j', (typed, subdomain) => {
    expect(sent(SUBDOMAIN, typed)).toBe(subdomain)
  })

  it('B2: the site of the provider itself is no subdomain', () => {
    expect(sent(SUBDOMAIN, 'https://www.example.com/pricing')).toBe('pattern')
  })

  it('B2: has its scheme in lower case', () => {
    expect(sent(ORIGIN, 'HTTPS://acme.example.com')).toBe('https://acme.example.com')
    expect(sent(URL_FORM, 'HTTPS://acme.example.com/Api')).toBe('https://acme.example.com/Api')
  })
})

describe('The origin in a typed address', () => {
  it.each([
    ['https://acme.example.com', 'https://acme.example.com'],
    ['https://acme.example.com/?x=1', 'https://acme.example.com'],
    ['https://acme.example.com?x=1', 'https://acme.example.com'],
    ['https://acme.example.com#top', 'https://acme.example.com'],
    ['http://acme.example.com:8443/a/b?c', 'http://acme.example.com:8443'],
    ['HTTP:/acme.example.com', 'http://acme.example.com'],
    ['acme.example.com/path', 'https://acme.example.com'],
    ['//acme.example.com', 'https://acme.example.com'],
    ['https://user:pw@acme.example.com', 'https://acme.example.com'],
    ['user:pw@acme.example.com', 'https://acme.example.com'],
    ['localhost:3000/x', 'https://localhost:3000'],
    ['http://intranet/x', 'http://intranet'],
  ])('B2: in %j is %j', (typed, origin) => {
    expect(sent(ORIGIN, typed)).toBe(origin)
  })

  it.each(['acme', 'ftp://acme.example.com', 'https://', 'acme example'])(
    'B2: cannot be determined from %j',
    (typed) => {
      expect(sent(ORIGIN, typed)).toBe('pattern')
    },
  )
})

describe('A whole address', () => {
  it.each([
    [URL_FORM, 'https://acme.example.com/api?x=1', 'https://acme.example.com/api?x=1'],
    [URL_FORM, 'acme.example.com/api', 'https://acme.example.com/api'],
    [URL_FORM, 'https:/acme.example.com/api', 'https://acme.example.com/api'],
    [URL_FORM, 'http://user:pw@acme.example.com', 'http://acme.example.com'],
    [URL_FORM, '<https://acme.example.com/a>', 'https://acme.example.com/a'],
    [SFTP, 'sftp://acme.example.com/in', 'sftp://acme.example.com/in'],
    [SFTP, 'SFTP://acme.example.com', 'sftp://acme.example.com'],
    [SFTP, 'user:pw@acme.example.com/in', 'sftp://acme.example.com/in'],
    [SFTP, 'https://acme.example.com', 'pattern'],
    [{ prefix: 'https://', store: 'full' } as const, 'https://user@acme.example.com/v1', 'https://acme.example.com/v1'],
  ])('B2: asked as %j, %j is sent as %j', (form, typed, value) => {
    expect(sent(form, typed)).toBe(value)
  })

  it('B2: with a password is refused even when the user took the change back', () => {
    for (const form of [HOST, SUBDOMAIN, ORIGIN, URL_FORM, SFTP]) {
      for (const typed of ['user:pw@acme.example.com', 'https://user:pw@acme.example.com/']) {
        expect(
          settingsForm(form)
            .errorsOf({ p0: typed }, new Set(['p0']))
            .get('p0'),
        ).toBe('pattern')
      }
    }
  })

  it('B2: is sent as the user wants it where the part that was left out is no secret', () => {
    const form = settingsForm({ ...HOST, name: 'Host' })
    const input = { p0: 'acme.example.com/api' }
    expect(form.errorsOf(input, new Set(['p0'])).size).toBe(0)
    expect({ ...form.toValues(input, new Set(['p0'])) }).toEqual({ Host: 'acme.example.com/api' })
  })

  it('takes no more time than a small multiple of that for plain text, and no deep stack', () => {
    const forms = [HOST, SUBDOMAIN, ORIGIN, URL_FORM, SFTP, { prefix: 'a' }]
    const parts = ['(', 'a', '.', '@', ',', 'https://', 'sftp://', ':a@']
    const read = (texts: readonly string[]) => {
      for (const form of forms) for (const text of texts) sent(form, text)
    }
    const hostile = parts.flatMap((part) => [
      part.repeat(16_000 / part.length),
      `${part.repeat(7_000 / part.length)}x${')'.repeat(7_000)}`,
    ])
    const plain = hostile.map(({ length }) => 'acme '.repeat(length / 5))
    const plainCpu = cpuTimeOf(() => read(plain))
    // An expression that backtracks takes more than a thousand times as long.
    expect(cpuTimeOf(() => read(hostile))).toBeLessThan(MAX_CPU_RATIO * plainCpu)
  })

  it('is unchanged where no address is asked for', () => {
    expect(sent({}, 'https://x.test/a?b#c')).toBe('https://x.test/a?b#c')
    expect(sent({ prefix: 'ID-' }, 'id-7')).toBe('7')
  })
})

describe('The settings of the real connectors', () => {
  it('B1: take the whole address of every example as the part that is asked for', async () => {
    const reads = await readAll({ withGuides: true })
    const parts = reads.flatMap(({ name, connector }) =>
      connector.parameters
        .filter(({ prefix, suffix, shape }) => prefix ?? suffix ?? (['host', 'origin'].includes(shape ?? '') || null))
        .map((parameter) => ({ name, parameter })),
    )
    expect(parts.length).toBeGreaterThan(20)
    for (const { name, parameter } of parts) {
      const stored = parameter.example ?? ''
      const whole = toStored({ ...parameter, store: 'full' }, stored)
      const scheme = whole.includes('://') ? '' : 'https://'
      const path = parameter.prefix?.includes('://') && !parameter.prefix.startsWith('http') ? '' : '/a/b?c=1#d'
      const typed = [whole, `${scheme}${whole}${path}`, ` ${whole}\u200b`, `<${whole}>`]
      for (const text of typed) expect([name, text, sent(parameter, text)]).toEqual([name, text, stored])
    }
  })
})
