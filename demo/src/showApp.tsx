import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.js'
import type { Look } from './address.js'
import { createJournal } from './createJournal.js'
import { createRouter } from './createRouter.js'
import { readFault, setFault } from './faults.js'

const FONTS: Record<Look, string> = {
  alderway: '1em "Hanken Grotesk"',
  marrow: '1em Inter',
  shellcraft: '1em "JetBrains Mono"',
}

/** The page of the product that embeds the wizard. */
export async function showApp(root: HTMLElement): Promise<void> {
  const router = createRouter()
  const journal = createJournal()
  // Apply the fault before the first request. The URL has priority over the fault that the server still has.
  const current = await readFault().catch(() => null)
  const { fault } = router.get().address
  if (current && fault === '') router.navigate({ fault: current })
  else if (current !== null && fault !== '') await setFault(fault)

  // Text that changes its font changes its lines, and everything below moves.
  await document.fonts.load(FONTS[router.get().address.look])

  createRoot(root).render(
    <StrictMode>
      <App router={router} journal={journal} isFake={current !== null} />
    </StrictMode>,
  )
}
