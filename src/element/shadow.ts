import shipped from '../styles/styles.css?inline'

/** Outside the layer and without `!important`: the page can give the element another `display`. */
const HOST = ':host { display: block } :host([hidden]) { display: none }'

const sheets = new WeakMap<Document, CSSStyleSheet>()

type View = Window & typeof globalThis

/**
 * The style sheet, constructed once for each document: a Content-Security-Policy does not stop it, and elements share it. A
 * sheet of another document cannot be adopted, as in an element that was moved into a frame.
 */
export function styleSheetFor({ document, CSSStyleSheet }: View): CSSStyleSheet {
  const existing = sheets.get(document)
  if (existing) return existing
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`${shipped}\n${HOST}`)
  sheets.set(document, sheet)
  return sheet
}

/**
 * Keeps typing and editing inside the shadow root. To the page outside every key comes from the element and not from an input:
 * a shortcut of the page such as "/", Delete or Ctrl+Z would take it, and a listener for `paste` the key, although they leave
 * inputs alone. What happens in the content of a slot comes from the page's own input.
 */
export function keepEditing(shadow: ShadowRoot): void {
  for (const type of ['keydown', 'keypress', 'keyup', 'copy', 'cut', 'paste']) {
    shadow.addEventListener(type, (event) => {
      if (isOwnInput(event.target, shadow) && (!isKey(event) || isEditing(event))) event.stopPropagation()
    })
  }
}

function isOwnInput(target: EventTarget | null, shadow: ShadowRoot): boolean {
  return isElement(target) && target.matches('input, textarea, select') && shadow.contains(target)
}

// Not by `instanceof`: in a frame of the page, events and elements are of the frame's own classes.
const isElement = (target: EventTarget | null): target is Element => target !== null && 'matches' in target
const isKey = (event: Event): event is KeyboardEvent => event.type.startsWith('key')

/** Enter, Tab and Escape are not: forms, focus traps and modals outside wait for them. */
const EDITING_KEYS = /^(?:Backspace|Delete|Home|End|Arrow\w+)$/

/** With Ctrl or Command: to select all, for the clipboard, to undo. */
const EDITING_LETTERS = /^[acvxyz]$/i

function isEditing({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  // AltGr types characters, and reads as Ctrl and Alt together.
  const isShortcut = metaKey || ctrlKey !== altKey
  return EDITING_KEYS.test(key) || (key.length === 1 && (!isShortcut || EDITING_LETTERS.test(key)))
}
