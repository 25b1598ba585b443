import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { ConnectorAuthWizard } from '../../../src/index.js'
import type { HostSetup } from '../oauth/testSite/hostPage.js'

const setup: HostSetup = JSON.parse(document.getElementById('setup')?.textContent ?? '')

/** What reached the host. A test reads it from the page. */
const record = (event: string) => {
  document.body.dataset['events'] = `${document.body.dataset['events'] ?? ''}${event} `
}
// oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- what hosts do
const onSubmit = (event: FormEvent) => {
  event.preventDefault()
  record('submit')
}
const onKey = ({ key, type }: KeyboardEvent) => {
  if (key === 'Enter') record(type)
}

const wizards = setup.ids.map((id) => <ConnectorAuthWizard key={id} accountConnectorId={id} {...setup.wizard} />)

/** Places where hosts mount the wizard, by the address's `host` parameter. Each has a form of the host around it. */
const HOSTS: Record<string, () => ReactNode> = {
  react: () => (
    <form onSubmit={onSubmit} onKeyDown={onKey} onKeyUp={onKey} onChange={() => record('change')}>
      <input name="title" defaultValue="Sync" />
      {wizards}
      <button>Save</button>
    </form>
  ),
  post: () => (
    <form method="post" action="/saved">
      {wizards}
      <input type="submit" value="Save" />
    </form>
  ),
  portal: () => (
    <form onSubmit={onSubmit} onKeyDown={onKey} onChange={() => record('change')}>
      <Modal />
      <button>Save</button>
    </form>
  ),
  page: () => <>{wizards}</>,
}

function Modal(): ReactNode {
  const [modal] = useState(() => document.body.appendChild(document.createElement('div')))
  return createPortal(wizards, modal)
}

const name = new URL(location.href).searchParams.get('host') ?? 'react'
const root = document.getElementById('root')
if (root) {
  if (name === 'page') wrapInPageForm(root)
  const Host = HOSTS[name] ?? (() => null)
  createRoot(root).render(<Host />)
}

/** A form around the whole page, with a default button that a script presses on Enter, as ASP.NET's pages have. */
function wrapInPageForm(element: HTMLElement): void {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/saved'
  const button = form.appendChild(document.createElement('button'))
  button.textContent = 'Search'
  element.replaceWith(form)
  form.append(element)
  form.addEventListener('submit', () => record('submit'))
  form.addEventListener('keypress', (event) => {
    if (event.key !== 'Enter' || event.target instanceof HTMLTextAreaElement) return
    button.click()
    event.preventDefault()
  })
}
