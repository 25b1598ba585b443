/** Where a character that cannot be seen belongs to the text. */
const KEPT = [
  // What emoji are made of: a selector, tags, or a joiner before the next one; and keycaps.
  String.raw`[\p{ExtPict}\p{EMod}](?:[\ufe0e\ufe0f\u{e0020}-\u{e007f}]|\u200d(?=\p{ExtPict}))+`,
  String.raw`[\d#*]\ufe0f(?=\u20e3)`,
  // Persian, Hindi, Mongolian and others are written with joiners; these scripts are not.
  String.raw`(?![\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{DI}])[\p{L}\p{M}](?:[\u200c\u200d]|[\u180b-\u180f])+(?=[\p{L}\p{M}])`,
  // Variants of Han characters, in names.
  String.raw`\p{sc=Han}[\u{e0100}-\u{e01ef}]`,
]
const INVISIBLE = String.raw`[\p{DI}\ufff9-\ufffb]|(?![\t\n\r])\p{Cc}`
const SEQUENCES = new RegExp(`${KEPT.join('|')}|(${INVISIBLE})`, 'gu')

/** The text with one line feed for each line break. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/** The text without the characters that cannot be seen: zero-width and directional marks, soft hyphens, control characters. */
export function withoutInvisible(text: string): string {
  return text.replace(SEQUENCES, (all, invisible?: string) => (invisible === undefined ? all : ''))
}
