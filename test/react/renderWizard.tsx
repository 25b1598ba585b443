import { render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { StrictMode } from 'react'
import { vi } from 'vitest'
import { ConnectorAuthWizard, type ConnectorAuthWizardProps } from '../../src/index.js'
// Loaded first, so that no test waits for the test runner to transform the lazy chunk.
// oxlint-disable-next-line import/no-unassigned-import -- for the module cache
import '../../src/react/steps/lazyViews.js'
import type { Host } from './createHost.js'

type Callback<Name extends keyof ConnectorAuthWizardProps> = NonNullable<ConnectorAuthWizardProps[Name]>
type Props = Omit<ConnectorAuthWizardProps, 'accountConnectorId'>

/** The wizard for one of the host's connectors in StrictMode, with a mock for every callback. */
export function renderWizard(host: Host, name: string, props: Props = {}) {
  const callbacks = {
    onSuccess: vi.fn<Callback<'onSuccess'>>(),
    onExit: vi.fn<Callback<'onExit'>>(),
    onError: vi.fn<Callback<'onError'>>(),
    onDisconnect: vi.fn<Callback<'onDisconnect'>>(),
    onEvent: vi.fn<Callback<'onEvent'>>(),
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
    events: () => callbacks.onEvent.mock.calls.map(([event]) => event.name),
  }
}
