const PALETTE = [
  '#e4572e',
  '#2e86ab',
  '#17a398',
  '#7a43c9',
  '#c94a1e',
  '#1f7f3e',
  '#3f4bd8',
  '#b5179e',
  '#8a6d3b',
  '#0f8f8a',
]

/** The connector whose icon is tens of kB. */
const LARGE_ICON_INDEX = 46

/**
 * A letter on a coloured shape with a transparent background. As in Cyclr, some connectors have no icon and one icon is
 * tens of kB.
 */
export function iconFor(name: string, index: number): string | null {
  if (index % 13 === 7 && index !== LARGE_ICON_INDEX) return null
  const colour = PALETTE[index % PALETTE.length]
  const letter = name
    .replace(/[^\p{L}\p{N}]/gu, '')
    .charAt(0)
    .toUpperCase()
  const text = `<text x="32" y="43" text-anchor="middle" font-family="system-ui,sans-serif" font-weight="700" font-size="32" fill="#fff">${letter}</text>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${shape(index, colour ?? '')}${text}</svg>`
  return `data:image/svg+xml;base64,${toBase64(index === LARGE_ICON_INDEX ? svg + `<!--${'.'.repeat(24_000)}-->` : svg)}`
}

function shape(index: number, colour: string): string {
  switch (index % 3) {
    case 0:
      return `<circle cx="32" cy="32" r="29" fill="${colour}"/>`
    case 1:
      return `<rect x="4" y="4" width="56" height="56" rx="15" fill="${colour}"/>`
    default:
      return `<path d="M32 2 58 17v30L32 62 6 47V17Z" fill="${colour}"/>`
  }
}

/** `btoa` accepts Latin-1 only, so the text is encoded as UTF-8 first. */
function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

export function fromBase64(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)))
}
