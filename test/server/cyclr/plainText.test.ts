import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAccountConnector } from '../../../src/server/cyclr/dto.js'
import { plainText } from '../../../src/server/cyclr/plainText.js'
import { cpuTimeOf, MAX_CPU_RATIO } from '../../core/stepForms.js'

describe('The text of a description in HTML', () => {
  it.each([
    ['Find it under <b>Settings</b> &amp; <i>API</i>', 'Find it under Settings & API'],
    ['One<br>two<br/>three<BR />four', 'One\ntwo\nthree\nfour'],
    ['<p>First.</p><p>Second.</p>', 'First.\nSecond.'],
    ['<ul><li>Go to Apps</li><li>Copy the key</li></ul>', '• Go to Apps\n• Copy the key'],
    ['<ol>\n  <li>One\n  <li>Two\n</ol>', '• One\n• Two'],
    ['<ul><li><p>One</p></li><li>\n<div>Two</div></li></ul>', '• One\n• Two'],
    ['<table><tr><td>Region</td><td>EU</td></tr></table>', 'Region EU'],
    ['a&nbsp;b&nbsp;&nbsp;c', 'a b c'],
    ['caf&eacute; &ndash; &#8364;5 &#x20AC;6 &#146;', 'café – €5 €6 ’'],
    ['&copy; &COPY; &Auml; &auml; &hellip;', '© © Ä ä …'],
    ['&#0; &#xD800; &#1114112;', '\ufffd \ufffd \ufffd'],
    ['&unknown; &amp &; AT&T &', '&unknown; & &; AT&T &'],
    ['&lt;b&gt;', '<b>'],
    ['&amp;lt;', '&lt;'],
    ['Before<script>alert("<b>1</b>")</script> after', 'Before after'],
    ['Before<style>p { color: red }</style> after', 'Before after'],
    ['Before<script>alert(1)', 'Before'],
    ['Before<!-- a <b>comment</b> --> after', 'Before after'],
    ['Before<!-- no end', 'Before'],
    ['<!doctype html><html><head><title>No</title></head><body>Yes</body></html>', 'Yes'],
    ['<?xml version="1.0"?>Text', 'Text'],
    ['<img src=x onerror=alert(1)>Text<svg onload="alert(1)"><path d="M0 0"/></svg>', 'Text'],
    ['<o:p>Word</o:p> <my-tag>own</my-tag> <x y="1">z', 'Word own z'],
    ['<span title="a > b">Text</span>', 'Text'],
    ['Cut <span title=">Text</span>', 'Cut'],
    ['<b>Bold <i>both</b> rest', 'Bold both rest'],
    ['</b></p>Text</div>', 'Text'],
    ['Cut <b', 'Cut'],
    ['Cut <a href="https://example.com/very-lo', 'Cut'],
    ['<p></p>', ''],
  ])('A14: of %j is %j', (html, text) => {
    expect(plainText(html)).toBe(text)
  })

  it.each([
    ['<a href="https://example.com/key">here</a>.', 'here <https://example.com/key>.'],
    [
      "<a class=x target='_blank' href='https://example.com/?a=1&amp;b=2'><b>the docs</b></a>",
      'the docs <https://example.com/?a=1&b=2>',
    ],
    ['<a href=https://example.com/key>https://example.com/key</a>', '<https://example.com/key>'],
    ['<a href="https://example.com/">example.com</a>', '<https://example.com/>'],
    ['<a href="https://example.com/<x>">x</a>', 'x <https://example.com/%3Cx%3E>'],
    ['<a href="https://example.com/key">here', 'here <https://example.com/key>'],
    ['<a href="https://a.example">a<a href="https://b.example">b</a>', 'a <https://a.example/>b <https://b.example/>'],
    ['<a href="http://example.com">plain</a>', 'plain'],
    ['<a href="javascript:alert(1)">click</a>', 'click'],
    ['<a href="https:example">relative</a> <a href="/docs">docs</a> <a name="x">anchor</a>', 'relative docs anchor'],
    ['<a href="https://">broken</a>', 'broken'],
  ])('A14: keeps a link with https (%j)', (html, text) => {
    expect(plainText(html)).toBe(text)
  })

  it.each([
    'https://<subdomain>.example.com',
    'Enter <your API key> without < and >',
    'a < b && c > d, 1 <2, x<= y',
    'Line one\n  line two, with "quotes" and <brackets>',
    'Ends with <',
    '<Your-Domain>.example.com/<tenant_id>/<Page>',
    'https://<object>.example.com, https://<code>.example.com',
    'Tom & Jerry',
  ])('A14: keeps what is no HTML (%j)', (text) => {
    expect(plainText(text)).toBe(text.replace('\n  ', '\n'))
  })

  it('A14: keeps a placeholder inside of HTML', () => {
    const html = '<p>Open <b>https://<tenant>.example.com</b></p><ul><li>Copy <key></li></ul>'
    expect(plainText(html)).toBe('Open https://<tenant>.example.com\n• Copy <key>')
  })

  it('A14: is cut after 10,000 characters', () => {
    expect(plainText('x'.repeat(1_000_000))).toBe('x'.repeat(10_000))
    expect(plainText(`${'x'.repeat(9_995)}<a href="https://example.com">here</a>`)).toBe('x'.repeat(9_995))
  })

  it('A14: takes about as long for hostile HTML as for common HTML', () => {
    const hostile =
      '< <a "<a| <a href="| <a href=\'|<a href="https://e.example">|</a>|<b x="<\'|<a ">\'|&|&#|&#x|&amp|<!--|<!|<script>|</|<li>| href=|<x>|<x><y></x>|<svg>|•\n'
    const texts = hostile.split('|').map((unit) => unit.repeat(Math.ceil(1_000_000 / unit.length)))
    const nested = `${'<b>'.repeat(1_500)}${'</i>'.repeat(100_000)}`
    const common = '<p>Copy the <b>key</b> &amp; paste it.</p>'.repeat(25_000)
    readAll([...texts, nested, common])
    const commonCpu = cpuTimeOf(() => readAll(texts.map(() => common)))
    expect(cpuTimeOf(() => readAll([...texts, nested]))).toBeLessThan(MAX_CPU_RATIO * commonCpu)
  })

  it('A14: holds no tag of HTML, whatever the input', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'b',
      'a',
      ' href="',
      "'",
      '"',
      'https://e.example',
      '!--',
      '-->',
      '&lt;',
      'script',
      'x',
      ' ',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = plainText(pieces.join('').replaceAll('&lt;', ''))
        expect(text).not.toMatch(/<\/?(b|a|script)(\s[^<>]*)?>/)
      }),
    )
  })
})

describe('An account connector of Cyclr', () => {
  it('A14: has plain text in every description and in the names of its methods and parameters', () => {
    const html = '<p>Find it <a href="https://example.com">here</a> &amp; paste</p>'
    const text = 'Find it here <https://example.com/> & paste'
    const { Name, Connector } = parseAccountConnector({
      Id: 1,
      Name: 'A & B <b>',
      Connector: {
        Id: 2,
        Name: 'A & B <b>',
        Description: html,
        AuthDescription: html,
        Authentication: [{ Id: '1', AuthName: '<b>Key</b> &amp; secret', AuthDescription: html }],
        Parameters: [{ TargetName: 'A<b>', Name: 'Client&nbsp;ID', DisplayName: '<b>x</b>', Description: html }],
      },
    })
    // Names that the host's own users give are plain text already.
    expect([Name, Connector.Name]).toEqual(['A & B <b>', 'A & B <b>'])
    expect([Connector.Description, Connector.AuthDescription]).toEqual([text, text])
    expect(Connector.Authentication[0]).toMatchObject({ AuthName: 'Key & secret', AuthDescription: text })
    expect(Connector.Parameters[0]).toMatchObject({
      TargetName: 'A<b>',
      Name: 'Client ID',
      DisplayName: 'x',
      Description: text,
    })
  })

  it('A14: has no description where only tags are left', () => {
    const { Connector } = parseAccountConnector({ Id: 1, Connector: { Description: '<p>&nbsp;</p>' } })
    expect(Connector.Description).toBeNull()
  })
})

function readAll(html: readonly string[]): void {
  for (const text of html) plainText(text)
}
