import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { ConnectorAuthWizard, type ConnectorAuthWizardProps } from '../../../../src/index.js'

/** What the server writes into the page. */
export type HostSetup = { ids: readonly string[]; wizard: Partial<ConnectorAuthWizardProps> }

/** A host as plain as can be: its wizards, what it heard from them, and a way to take them off the page. */
function HostPage({ ids, wizard }: HostSetup) {
  const [shown, setShown] = useState(true)
  const [heard, setHeard] = useState<readonly string[]>([])
  const hear = (name: string) => (details: object) =>
    setHeard((before) => [...before, `${name} ${JSON.stringify(details)}`])
  return (
    <>
      <button type="button" onClick={() => setShown(!shown)}>
        {shown ? 'Hide the wizard' : 'Show the wizard'}
      </button>
      {shown &&
        ids.map((id) => (
          <ConnectorAuthWizard
            key={id}
            accountConnectorId={id}
            onSuccess={hear('onSuccess')}
            onError={hear('onError')}
            onEvent={({ name }) => hear('onEvent')({ name })}
            {...wizard}
          />
        ))}
      <ul aria-label="Heard">
        {heard.map((line, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines are only ever added
          <li key={at}>{line}</li>
        ))}
      </ul>
    </>
  )
}

const setup: HostSetup = JSON.parse(document.getElementById('setup')?.textContent ?? '')
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <HostPage {...setup} />
    </StrictMode>,
  )
}
