import { render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { StrictMode } from 'react'
import { vi } from 'vitest'
import { ConnectorAuthWizard, type ConnectorAuthWizardProps } from '../../src/index.js'
// Loaded up front: the time a test runner takes to find a lazy module is not the wizard's.
import '../../src/react/forms/forms.js'
import type { Host } from './createHost.js'

type Props = Omit<ConnectorAuthWizardProps, 'accountConnectorId'>

/** The wizard for one of the host's connectors in StrictMode, with every callback watched. */
export function renderWizard(host: Host, name: string, props: Props = {}) {
  const callbacks = {
    onSuccess: vi.fn(),
    onExit: vi.fn(),
    onError: vi.fn(),
    onDisconnect: vi.fn(),
    onEvent: vi.fn(),
  }
  const view = (over: Partial<ConnectorAuthWizardProps> = {}) => (
    <StrictMode>
      <ConnectorAuthWizard
        accountConnectorId={host.idOf(name)}
        fetch={host.fetch}
        {...callbacks}
        {...props}
        {...over}
      />
    </StrictMode>
  )
  const rendered = render(view())
  return {
    ...rendered,
    ...callbacks,
    user: userEvent.setup({ delay: null }),
    update: (over: Partial<ConnectorAuthWizardProps>) => rendered.rerender(view(over)),
    events: () => callbacks.onEvent.mock.calls.map(([event]) => event.name as string),
  }
}
