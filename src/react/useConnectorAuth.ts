import { useEffect, useInsertionEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { createWizardController } from '../client/controller/createWizardController.js'
import type { WizardActions, WizardSnapshot } from '../client/controller/WizardSnapshot.js'
import type { ConnectorAuthOptions } from '../client/options.js'

export type ConnectorAuth = WizardSnapshot & { actions: WizardActions }

/**
 * The wizard without a view: the state of one connector, the step to show with its fields, and what the user can do. The
 * default view is written on this hook alone. Callbacks and request options are read when they are used; another
 * `accountConnectorId` or `proxyUrl` starts over.
 *
 * @example
 * const { step, form, actions } = useConnectorAuth({ accountConnectorId: '36328' })
 * if (step?.name === 'credentials') {
 *   return <MyForm fields={form.fields} onSubmit={(input) => actions.submitCredentials(form.toValues(input), form.toCredentials(input))} />
 * }
 */
export function useConnectorAuth(options: ConnectorAuthOptions): ConnectorAuth {
  const key = `${options.proxyUrl} ${options.accountConnectorId}`
  const [stored, store] = useState(() => ({ key, controller: createWizardController(options) }))
  const current = stored.key === key ? stored : { key, controller: createWizardController(options) }
  if (current !== stored) store(current)

  const { subscribe, getSnapshot, setOptions, refresh, actions } = current.controller
  useInsertionEffect(() => setOptions(options))
  const { intent, reason, oauthMode } = options
  // oxlint-disable-next-line react/exhaustive-deps -- the options that the snapshot depends on
  useEffect(refresh, [refresh, intent, reason, oauthMode])

  const snapshot = useSyncExternalStore(subscribe, getSnapshot, getSnapshot)
  return useMemo(() => ({ ...snapshot, actions }), [snapshot, actions])
}
