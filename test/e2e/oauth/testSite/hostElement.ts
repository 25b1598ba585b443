import { ConnectorAuthWizardElement } from '../../../../src/script.js'
import type { HostSetup } from './hostPage.js'

/** The host of hostPage.tsx with the custom element in place of the component. */
const setup: HostSetup = JSON.parse(document.getElementById('setup')?.textContent ?? '')

const toggle = document.createElement('button')
toggle.type = 'button'
const place = document.createElement('div')
const list = document.createElement('ul')
list.setAttribute('aria-label', 'Callbacks')
document.getElementById('root')?.append(toggle, place, list)

for (const [event, callback] of Object.entries({
  'caw-success': 'onSuccess',
  'caw-error': 'onError',
  'caw-event': 'onEvent',
})) {
  document.addEventListener(event, (received) => {
    if (!(received instanceof CustomEvent)) return
    const detail: { name?: string } = received.detail
    const line = document.createElement('li')
    line.textContent = `${callback} ${JSON.stringify(callback === 'onEvent' ? { name: detail.name } : detail)}`
    list.append(line)
  })
}

function show(): void {
  toggle.textContent = 'Hide the wizard'
  place.replaceChildren(
    ...setup.ids.map((accountConnectorId) =>
      Object.assign(new ConnectorAuthWizardElement(), { accountConnectorId, ...setup.wizard }),
    ),
  )
}

toggle.addEventListener('click', () => {
  if (place.childElementCount === 0) return show()
  toggle.textContent = 'Show the wizard'
  place.replaceChildren()
})
show()
