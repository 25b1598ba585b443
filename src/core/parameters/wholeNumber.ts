/** Digits in groups, of three at the end, with one kind of separator: `1,000`, `12 345 678`, `12,34,567`. */
const GROUPED = /^(-?)([1-9]\d{0,2})([\s.,'’\u066c_])((?:\d{2,3}\3)*)(\d{3})$/u

/**
 * A whole number in plain digits: `４４３`, `٤٤٣` and `+443` are `443`, and `1,000` is `1000`. `null` when the text is none,
 * or may be two: `1.000` is a thousand in German and one in English.
 */
export function wholeNumber(typed: string): string | null {
  const text = inPlainCharacters(typed)
  if (/^-?\d+$/.test(text)) return text
  const [, sign = '', first = '', separator, groups = '', last = ''] = GROUPED.exec(text) ?? []
  if (separator === undefined || (separator === '.' && groups === '')) return null
  return sign + first + groups.replace(/\D/g, '') + last
}

/** Digits of any script, signs and full-width punctuation as ASCII, without a plus. */
function inPlainCharacters(text: string): string {
  return text
    .trim()
    .replace(/[\uff07\uff0b-\uff0e]/g, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/\p{Nd}/gu, (digit) => String(valueOf(digit.codePointAt(0) ?? 0)))
    .replace(/^[\u2010-\u2013\u2212\ufe63]/, '-')
    .replace(/^\+/, '')
}

/** Unicode encodes the digits of a script in a row that starts with zero. */
function valueOf(codePoint: number): number {
  let first = codePoint
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1
  return (codePoint - first) % 10
}
