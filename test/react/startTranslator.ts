/**
 * Translates the wizards of a page as browsers do: replaces every text, now and whenever one appears or changes, by two
 * nested `font` elements. Keeps the words, so that what is shown can be compared. Returns a function that stops it.
 */
export function startTranslator(page: Document): () => void {
  const translate = () => {
    for (const root of page.querySelectorAll('.caw-root')) {
      const texts = page.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      const found: Text[] = []
      while (texts.nextNode()) {
        if (texts.currentNode instanceof Text && texts.currentNode.parentElement?.localName !== 'font') {
          found.push(texts.currentNode)
        }
      }
      for (const text of found) {
        const outer = page.createElement('font')
        const inner = outer.appendChild(page.createElement('font'))
        inner.textContent = text.data
        text.replaceWith(outer)
      }
    }
  }
  const observer = new MutationObserver(translate)
  observer.observe(page, { childList: true, characterData: true, subtree: true })
  translate()
  return () => observer.disconnect()
}
