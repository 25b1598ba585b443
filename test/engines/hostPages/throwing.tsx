import { createRoot } from 'react-dom/client'
import { ConnectorAuthWizard } from '../../../src/index.js'
import type { HostSetup } from '../../e2e/oauth/testSite/hostPage.js'

const setup: HostSetup = JSON.parse(document.getElementById('setup')?.textContent ?? '')

/** What the wizard writes to the console, for the test to read. */
const { error } = console
console.error = (...args: unknown[]) => {
  const line = document.createElement('pre')
  line.textContent = args.map(String).join(' ')
  document.body.append(line)
  error(...args)
}

function throwNow(): never {
  throw new Error('thrown by the host')
}

async function reject(): Promise<never> {
  throw new Error('rejected by the host')
}

/** A host whose callbacks fail, each in one of two ways. */
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <>
      <h1>Acme</h1>
      {setup.ids.map((id) => (
        <ConnectorAuthWizard
          key={id}
          accountConnectorId={id}
          onEvent={throwNow}
          onError={throwNow}
          onSuccess={reject}
        />
      ))}
    </>,
  )
}
