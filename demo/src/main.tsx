import '../../src/styles/styles.css'
import './styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.js'
import { createJournal } from './createJournal.js'
import { createRouter } from './createRouter.js'
import { readFault, setFault } from './faults.js'

const router = createRouter()
const journal = createJournal()
const root = document.getElementById('root')

// Apply the fault before the first request. The URL has priority over the fault that the server still has.
const current = await readFault().catch(() => null)
const { fault } = router.get().address
if (current && fault === '') router.navigate({ fault: current })
else if (current !== null && fault !== '') await setFault(fault)

if (root) {
  createRoot(root).render(
    <StrictMode>
      <App router={router} journal={journal} isFake={current !== null} />
    </StrictMode>,
  )
}
