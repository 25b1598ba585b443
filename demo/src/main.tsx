/* oxlint-disable import/no-unassigned-import -- stylesheets are imported for what they do */
import '../../src/styles/styles.css'
import './styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.js'
import { createJournal } from './createJournal.js'
import { createPlace } from './createPlace.js'
import { setTrouble } from './trouble.js'

const place = createPlace()
const journal = createJournal()
const root = document.getElementById('root')
const { trouble } = place.get().address

// Trouble that is part of the address has to be there before the first request.
if (trouble !== '') await setTrouble(trouble).catch(() => {})
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App place={place} journal={journal} />
    </StrictMode>,
  )
}
