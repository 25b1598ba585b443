import '../../src/styles/styles.css'
import './styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.js'
import { createJournal } from './createJournal.js'
import { createPlace } from './createPlace.js'
import { readTrouble, setTrouble } from './trouble.js'

const place = createPlace()
const journal = createJournal()
const root = document.getElementById('root')

// What goes wrong has to do so before the first request. The address decides, else the server as it was left.
const current = await readTrouble().catch(() => null)
const { trouble } = place.get().address
if (current && trouble === '') place.go({ trouble: current })
else if (current !== null && trouble !== '') await setTrouble(trouble)

if (root) {
  createRoot(root).render(
    <StrictMode>
      <App place={place} journal={journal} isFake={current !== null} />
    </StrictMode>,
  )
}
