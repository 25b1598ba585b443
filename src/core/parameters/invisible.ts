/**
 * Sequences that are kept, then a character that cannot be seen. Kept are what emoji are made of, the joiners of scripts
 * that are written with them (Persian, Hindi, Mongolian), and the selectors of Han variants.
 */
const SEQUENCES =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}](?:[\ufe0e\ufe0f\u{e0020}-\u{e007f}]|\u200d(?=\p{Extended_Pictographic}))+|[\d#*]\ufe0f(?=\u20e3)|(?![\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{DI}])[\p{L}\p{M}][\u200c\u200d\u180b-\u180f]+(?=[\p{L}\p{M}])|\p{sc=Han}[\u{e0100}-\u{e01ef}]|([\p{DI}\ufff9-\ufffb]|(?![\t\n\r])\p{Cc})/gu

/** The text without the characters that cannot be seen: zero-width and directional marks, soft hyphens, control characters. */
export function withoutInvisible(text: string): string {
  return text.replace(SEQUENCES, (all, invisible?: string) => (invisible === undefined ? all : ''))
}
