/**
 * The text of what Cyclr's connectors describe in HTML: without tags, with decoded entities. An `https:` link becomes its
 * text with the address behind it, in angle brackets: `the docs <https://docs.example.com>`. A name in angle brackets that
 * is no tag stays: `https://<subdomain>.example.com`. Every character is read a fixed number of times.
 */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return html
  const [start = '', ...segments] = html.split('<')
  const closed = new Set(segments.flatMap((segment) => /^\/([a-z][\w:-]*)/i.exec(segment)?.[1]?.toLowerCase() ?? []))
  const parts = [decode(start)]
  let link: { href: string; from: number } | null = null
  /** What ends a comment, a script or a style sheet; `null` outside of them. */
  let end: string | null = null

  const endLink = () => {
    if (link === null) return
    const text = parts.splice(link.from).join('').trim()
    const isAddress = link.href.replace(/\/$/, '').endsWith(text.replace(/^https?:\/\/|\/$/g, ''))
    parts.push(isAddress ? `<${link.href}>` : `${text} <${link.href}>`)
    link = null
  }

  segments.forEach((segment, index) => {
    if (end !== null) {
      const found = segment.toLowerCase().indexOf(end)
      if (found < 0) return
      parts.push(decode(segment.slice(segment.indexOf('>', found) + 1)))
      end = null
      return
    }
    if (segment.startsWith('!--')) {
      if (segment.includes('-->')) parts.push(decode(segment.slice(segment.indexOf('-->') + 3)))
      else end = '-->'
      return
    }
    const tag = readTag(segment, closed, index === segments.length - 1)
    if (tag === null) return void parts.push(`<${decode(segment)}`)
    if (UNSEEN.has(tag.name) && tag.opens && (TAGS.has(tag.name) || closed.has(tag.name))) {
      end = `/${tag.name}`
      return
    }
    if (tag.name === 'a') {
      endLink()
      const href = tag.opens ? hrefOf(tag.attributes) : null
      if (href !== null) link = { href, from: parts.length }
    }
    if (tag.name === 'li' && tag.opens) parts.push('\n• ')
    else if (LINES.has(tag.name)) parts.push('\n')
    else if (tag.name === 'td' || tag.name === 'th') parts.push(' ')
    parts.push(decode(tag.text))
  })
  endLink()
  const lines = parts.join('').split('\n')
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

type Tag = { name: string; opens: boolean; attributes: string; text: string }

/** The tag at the start of a segment, and the text behind it; `null` if it is no tag. */
function readTag(segment: string, closed: ReadonlySet<string>, isLast: boolean): Tag | null {
  if (/^[!?]/.test(segment)) return { name: '', opens: false, attributes: '', text: afterTag(segment, true) ?? '' }
  const [all, slash = '', spelled = ''] = /^(\/?)([a-z][\w:-]*)/i.exec(segment) ?? []
  if (all === undefined) return null
  const name = spelled.toLowerCase()
  const text = afterTag(segment, isLast && TAGS.has(name))
  if (text === null) return null
  const attributes = segment.slice(all.length, segment.length - text.length)
  const isTag = TAGS.has(name) || closed.has(name) || /[=/]/.test(attributes)
  return isTag ? { name, opens: slash === '', attributes, text } : null
}

/** The text behind a tag. A tag without an end is no tag, unless it was cut off (`isCutOff`). */
function afterTag(segment: string, isCutOff: boolean): string | null {
  for (let at = 0; at < segment.length; at += 1) {
    const character = segment.charAt(at)
    if (character === '>') return segment.slice(at + 1)
    if (character !== '"' && character !== "'") continue
    const quote = segment.indexOf(character, at + 1)
    if (quote < 0) break
    at = quote
  }
  const end = segment.indexOf('>')
  if (end >= 0) return segment.slice(end + 1)
  return isCutOff ? '' : null
}

function hrefOf(attributes: string): string | null {
  const [, value = ''] = /\shref\s*=\s*("[^"]*|'[^']*|[^\s>]+)/i.exec(attributes) ?? []
  const href = decode(value.replace(/^["']/, '')).trim()
  if (!/^https:\/\//i.test(href) || !URL.canParse(href)) return null
  return new URL(href).href.replace(/[<>]/g, encodeURIComponent)
}

/** Elements whose content nobody sees. */
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'head'])

/** Elements that begin and end a line. */
const LINES = new Set(
  'address article blockquote br center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul'.split(
    ' ',
  ),
)

/** Elements that may stand without a closing tag, or that are too common to be anything else. */
const TAGS = new Set([
  ...LINES,
  ...'a abbr b big body button col em embed font html i img input link meta s script small span strong style sub sup tbody td th thead tt u wbr'.split(
    ' ',
  ),
])

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,31}));/gi, (all, decimal, hex, name) => {
    if (name) return NAMED.get(name) ?? NAMED.get(String(name).toLowerCase()) ?? all
    return characterOf(decimal ? Number(decimal) : Number.parseInt(hex, 16))
  })
}

const WINDOWS_1252 = new TextDecoder('windows-1252')

/** As in HTML: 128 to 159 are those of Windows-1252, and what is no character is U+FFFD. */
function characterOf(code: number): string {
  if (code >= 128 && code < 160) return WINDOWS_1252.decode(Uint8Array.of(code))
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
  return isCharacter ? String.fromCodePoint(code) : '\ufffd'
}

/** The names of U+00A0 to U+00FF, in order. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

const NAMED = new Map([
  ...LATIN_1.split(' ').map((name, index): [string, string] => [name, String.fromCodePoint(160 + index)]),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    lsaquo: '‹',
    rsaquo: '›',
    bull: '•',
    hellip: '…',
    euro: '€',
    trade: '™',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    zwnj: '\u200c',
    zwj: '\u200d',
    larr: '←',
    uarr: '↑',
    rarr: '→',
    darr: '↓',
  }),
])
