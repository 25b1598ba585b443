import '../../src/styles/styles.css'
import './styles/index.css'
import { showApp } from './showApp.js'

const root = document.getElementById('root')

if (root && /^\/states(\/|$)/.test(location.pathname)) {
  const { showStates } = await import('./states/showStates.js')
  showStates(root)
} else if (root) await showApp(root)
