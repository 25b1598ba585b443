import shipped from '../styles/styles.css?inline'

/** Outside the layer and without `!important`: the page can give the element another `display`. */
const HOST = ':host { display: block } :host([hidden]) { display: none }'

const sheets = new WeakMap<Document, CSSStyleSheet>()

/**
 * The style sheet, constructed once for each document: a Content-Security-Policy does not stop it, and elements share it. A
 * sheet of another document cannot be adopted, as in an element that was moved into a frame.
 */
export function styleSheetFor(document: Document): CSSStyleSheet {
  const existing = sheets.get(document)
  if (existing) return existing
  const sheet = new (document.defaultView ?? globalThis).CSSStyleSheet()
  sheet.replaceSync(`${shipped}\n${HOST}`)
  sheets.set(document, sheet)
  return sheet
}

/**
 * Keeps typed characters inside the shadow root. To the page outside every key comes from the element and not from an input,
 * so a shortcut of the page such as "/" or "s" would take them although it leaves inputs alone.
 */
export function keepTypedKeys(shadow: ShadowRoot): void {
  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    shadow.addEventListener(type, (event) => {
      if (event instanceof KeyboardEvent && isTyped(event)) event.stopPropagation()
    })
  }
}

function isTyped({ target, key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  // AltGr types characters, and reads as Ctrl and Alt together.
  const isShortcut = metaKey || ctrlKey !== altKey
  return key.length === 1 && !isShortcut && target instanceof Element && target.matches('input, textarea, select')
}
