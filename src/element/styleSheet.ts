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
