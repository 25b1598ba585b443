import { createRoot } from 'react-dom/client'
import { ConnectorAuthWizard } from '../../../src/index.js'
import type { HostSetup } from '../../e2e/oauth/testSite/hostPage.js'

const { ids, wizard }: HostSetup = JSON.parse(document.getElementById('setup')?.textContent ?? '')

function report(callback: string): void {
  document.body.append(document.createElement('br'), callback)
}

/** A host without cookies, as in a frame on another site where the browser keeps none: its requests carry a token. */
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    ids.map((id) => (
      <ConnectorAuthWizard
        key={id}
        accountConnectorId={id}
        getToken={() => 'token-of-mara'}
        onSuccess={() => report('onSuccess')}
        onError={() => report('onError')}
        onEvent={({ name }) => report(name)}
        {...wizard}
      />
    )),
  )
}
