import { Parser } from 'htmlparser2'

/** Longer than any description that we know. The parser takes longer than linear time for deeply nested elements. */
const MAX_CHARACTERS = 10_000

/**
 * The text of what Cyclr's connectors describe in HTML: without tags, with decoded entities, cut after 10,000 characters.
 * An `https:` link becomes its text with the address behind it, in angle brackets: `the docs <https://docs.example.com>`.
 * A name in angle brackets that is no element of HTML stays: `https://<subdomain>.example.com`.
 */
export function plainText(html: string): string {
  const source = html.slice(0, MAX_CHARACTERS)
  if (!/[<&]/.test(source)) return source
  const parts: string[] = []
  /** Where the text of each open element starts. */
  const starts: { at: number; href: string | null }[] = []
  const parser = new Parser({
    ontext: (text) => parts.push(text),
    onopentag: (name, attributes) => {
      starts.push({ at: parts.length, href: name === 'a' ? httpsAddress(attributes['href']) : null })
      const tag = source.slice(parser.startIndex, parser.endIndex + 1)
      const isPlaceholder = !ELEMENTS.has(name) && !/=|.</s.test(tag)
      parts.push(isPlaceholder ? tag : gapBefore(name))
    },
    onclosetag: (name, isImplied) => {
      const { at, href } = starts.pop() ?? { at: parts.length, href: null }
      // Whatever its name: a placeholder has no end tag.
      if (!isImplied) parts[at] = gapBefore(name)
      if (UNSEEN.has(name) && (!isImplied || ELEMENTS.has(name))) parts.splice(at)
      if (href !== null) parts.push(link(parts.splice(at).join('').trim(), href))
      if (LINES.has(name)) parts.push('\n')
    },
  })
  parser.end(source)
  const lines = parts.join('').replace(/•\s+/g, '• ').split('\n')
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

function httpsAddress(href = ''): string | null {
  if (!/^https:\/\//i.test(href.trim()) || !URL.canParse(href)) return null
  return new URL(href).href.replace(/[<>]/g, encodeURIComponent)
}

function link(text: string, href: string): string {
  const isAddress = text === '' || withoutScheme(text) === withoutScheme(href)
  return isAddress ? `<${href}>` : `${text} <${href}>`
}

function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\/|\/$/g, '')
}

function gapBefore(name: string): string {
  if (name === 'li') return '\n• '
  if (name === 'td' || name === 'th') return ' '
  return LINES.has(name) ? '\n' : ''
}

const setOf = (names: string) => new Set(names.split(' '))
/** Elements whose content is not rendered. */
const UNSEEN = setOf('head iframe noscript object script style svg template')
/** Elements that begin and end a line. */
const LINES = setOf(
  'address article blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul',
)
/** The elements that are markup even where an end tag is missing. */
const ELEMENTS = new Set([
  ...LINES,
  ...setOf(
    'a b big body center em font html i img input link meta s script small span strong style sub sup td th u wbr',
  ),
])
