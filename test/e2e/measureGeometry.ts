import type { CDPSession, Locator, Page } from '@playwright/test'

/** What a user can press, fill in or open, and the headings, as the browser's accessibility tree names them. */
const ROLES = new Set([
  'button',
  'checkbox',
  'combobox',
  'DisclosureTriangle',
  'heading',
  'link',
  'radio',
  'switch',
  'textbox',
])

type Box = { x: number; y: number; width: number; height: number }

/** A line for each visible control and heading of the card, from the top: its role, its name, its box relative to the card. */
export async function measureGeometry(page: Page, card: Locator): Promise<string> {
  const cdp = await page.context().newCDPSession(page)
  try {
    const cardBox = await card.boundingBox()
    if (cardBox === null) throw new Error('The card is not shown.')
    const { nodes } = await cdp.send('Accessibility.getFullAXTree')
    const shown = nodes.filter(({ ignored, role }) => !ignored && ROLES.has(String(role?.value)))
    const boxes = await Promise.all(shown.map(({ backendDOMNodeId }) => boxOf(cdp, backendDOMNodeId)))
    const parts = shown.flatMap(({ role, name }, at) => {
      const box = boxes[at]
      return box ? [{ text: `${role?.value} "${name?.value}"`, box: relativeTo(cardBox, box) }] : []
    })
    // Not in the order of the tree, which is not the same from one run to the next.
    const lines = parts
      .toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
      .map(({ text, box: { x, y, width, height } }) => `${text} at ${x},${y} of ${width} × ${height}`)
    return [`card of ${Math.round(cardBox.width)} × ${Math.round(cardBox.height)}`, ...lines].join('\n')
  } finally {
    await cdp.detach()
  }
}

/** `null` for what only a screen reader is given. */
async function boxOf(cdp: CDPSession, backendNodeId: number | undefined): Promise<Box | null> {
  if (backendNodeId === undefined) return null
  const { model } = await cdp.send('DOM.getBoxModel', { backendNodeId })
  const [x = 0, y = 0] = model.border
  return model.width > 1 ? { x, y, width: model.width, height: model.height } : null
}

function relativeTo(card: Box, { x, y, width, height }: Box): Box {
  return {
    x: Math.round(x - card.x),
    y: Math.round(y - card.y),
    width: Math.round(width),
    height: Math.round(height),
  }
}
