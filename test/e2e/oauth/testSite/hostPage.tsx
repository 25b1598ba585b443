import { StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { ConnectorAuthWizard, type ConnectorAuthWizardProps } from '../../../../src/index.js'

/** The configuration that the server writes into the page. */
export type HostSetup = { ids: readonly string[]; wizard: Partial<ConnectorAuthWizardProps> }

/** A minimal host: its wizards, a list of their callbacks, and a button that unmounts them. */
function HostPage({ ids, wizard }: HostSetup) {
  const [shown, setShown] = useState(true)
  const [callbacks, setCallbacks] = useState<readonly string[]>([])
  const record = (name: string) => (details: object) =>
    setCallbacks((before) => [...before, `${name} ${JSON.stringify(details)}`])
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
            onSuccess={record('onSuccess')}
            onError={record('onError')}
            onEvent={({ name }) => record('onEvent')({ name })}
            {...wizard}
          />
        ))}
      <ul aria-label="Callbacks">
        {callbacks.map((line, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines are only appended
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
