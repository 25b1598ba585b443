import { useEffect, useInsertionEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { createWizardController } from '../client/controller/createWizardController.js'
import type { WizardActions, WizardSnapshot } from '../client/controller/WizardSnapshot.js'
import type { ConnectorAuthOptions } from '../client/options.js'

/** The state of one wizard, and the actions of its user. */
export type ConnectorAuth = WizardSnapshot & { actions: WizardActions }

/**
 * The wizard without a view: the state of one connector, the step to show with its fields, and what the user can do. The
 * default view is written on this hook alone. Callbacks and request options are read when they are used; another
 * `accountConnectorId` or `proxyUrl` starts over.
 *
 * @example
 * import { useConnectorAuth } from 'connector-auth-wizard'
 * import type { FormEvent } from 'react'
 *
 * export function ApiKey({ accountConnectorId }: { accountConnectorId: string }) {
 *   const { step, form, pending, actions } = useConnectorAuth({ accountConnectorId })
 *   if (step?.name === 'success') return <p>Connected.</p>
 *   if (step?.name !== 'credentials' || form === null) return <p>Loading…</p>
 *   const submit = (event: FormEvent<HTMLFormElement>) => {
 *     event.preventDefault()
 *     const data = new FormData(event.currentTarget)
 *     const input = Object.fromEntries(form.fields.map(({ id }) => [id, String(data.get(id))]))
 *     actions.submitCredentials(form.toValues(input), form.toCredentials(input))
 *   }
 *   return (
 *     <form onSubmit={submit}>
 *       {form.fields.map(({ id, label, name, secret }) => (
 *         <input key={id} name={id} aria-label={label ?? name} type={secret ? 'password' : 'text'} />
 *       ))}
 *       <button disabled={pending !== null}>Connect</button>
 *     </form>
 *   )
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
