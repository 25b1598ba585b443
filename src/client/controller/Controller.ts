import type { Connector } from '../../core/connector.js'
import type { FlowState } from '../../core/flow/stepFor.js'
import type { ProxyClient } from '../createProxyClient.js'
import type { ConnectorAuthOptions } from '../options.js'
import type { Drafts } from './createDrafts.js'
import type { WizardState } from './nextSnapshot.js'
import type { Report } from './report.js'
import type { WizardAction, WizardSnapshot } from './WizardSnapshot.js'

/** What the controller's parts share. */
export type Controller = {
  accountConnectorId: string
  proxyUrl: string
  options: () => ConnectorAuthOptions
  proxy: ProxyClient
  getSnapshot: () => WizardSnapshot
  /** Throws a developer's message until the connector is loaded. */
  getConnector: () => Connector
  update: (patch: Partial<WizardState>) => void
  updateFlow: (patch: Partial<FlowState>) => void
  /** Takes in an answer of the proxy, and reports the flow's success once it is complete. */
  settle: (connector: Connector, patch: Partial<FlowState>, attempt?: string | null) => void
  /** Shows an error, and the step that asks for what it is about. `signal`: of the action that failed. */
  fail: (action: WizardAction, error: unknown, signal?: AbortSignal) => Promise<void>
  /** Starts a flow whose success is to be reported. */
  startFlow: (flow: { isReconnect: boolean }) => void
  drafts: Drafts
  report: Report
}
