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
