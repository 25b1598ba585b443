/** Fields and groups that take the form around them as their own, unless their `form` attribute says otherwise. */
const OWNED = 'button, fieldset, input, object, output, select, textarea'

/**
 * Watches every wizard that a test renders, on all of its screens, for markup that a host page can break. Returns a
 * function that lists what was found since its last call.
 */
export function watchMarkup(): () => readonly string[] {
  const found = new Set<string>()
  const observer = new MutationObserver(take)
  observer.observe(document, { childList: true, subtree: true, characterData: true })

  function take(records: readonly MutationRecord[]) {
    for (const { type, target, addedNodes, removedNodes } of records) {
      for (const node of addedNodes) for (const fault of markupFaults(node)) found.add(fault)
      const isTranslation = [...addedNodes].some(({ nodeName }) => nodeName === 'FONT')
      const gone = type === 'characterData' ? [target] : isTranslation ? [] : [...removedNodes]
      for (const node of gone) {
        if (node instanceof Text && isKept(node)) found.add(`React changed or removed a text by itself: "${node.data}"`)
      }
    }
  }
  return () => {
    take(observer.takeRecords())
    const faults = [...found]
    found.clear()
    return faults
  }
}

export function markupFaults(node: Node): readonly string[] {
  if (node instanceof Text) return textFaults(node)
  if (!(node instanceof Element)) return []
  const fields = [...node.querySelectorAll(OWNED), ...(node.matches(OWNED) ? [node] : [])]
  const owned = fields.filter((field) => isInWizard(field) && field.getAttribute('form') !== '')
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
  const faults = owned.map(({ outerHTML }) => `takes a form of the host as its own: ${outerHTML}`)
  while (texts.nextNode()) if (texts.currentNode instanceof Text) faults.push(...textFaults(texts.currentNode))
  return faults
}

/**
 * A browser that translates a page replaces its text nodes. React writes a text that is the only content of an element
 * through the element, so nothing is lost. To every other text it keeps a reference: changing that shows nothing, and
 * removing it throws. So such a text needs an element with a key, which is replaced as a whole when its content changes.
 */
function textFaults(text: Text): readonly string[] {
  const { parentElement } = text
  if (parentElement === null || !isInWizard(parentElement) || !isKept(text) || hasKey(parentElement)) return []
  return [`text that React may change or remove by itself: "${text.data}" in ${parentElement.outerHTML}`]
}

/** React's own notes on a node of the page, under a name that it makes up for each page. */
function fiberOf(node: Node): unknown {
  return Object.entries(node).find(([name]) => name.startsWith('__reactFiber$'))?.[1]
}

function isKept(text: Text): boolean {
  return fiberOf(text) !== undefined
}

function hasKey(element: Element): boolean {
  const fiber = fiberOf(element)
  return typeof fiber === 'object' && fiber !== null && 'key' in fiber && fiber.key !== null
}

function isInWizard(element: Element): boolean {
  return element.closest('.caw-root') !== null
}
