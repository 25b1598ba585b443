import type { CredentialName } from '../../core/authKinds.js'
import type { Verification } from '../../core/connector.js'
import type { Values } from '../../core/contract.js'
import { ConnectorAuthError } from '../../core/errors.js'
import { stepBack } from '../../core/flow/stepBack.js'
import { chosenMethod, type FlowState, INITIAL_FLOW_STATE } from '../../core/flow/stepFor.js'
import type { ExitDetails } from '../options.js'
import { createOAuthActions, runOf } from './createOAuthActions.js'
import type { Wizard } from './createWizard.js'
import type { PendingAction } from './state.js'

export type Actions = ReturnType<typeof createActions>['actions']

export type Credentials = { [name in CredentialName]?: string }

/** Everything a user can do. Each is safe to call twice: what is under way is not started again. */
export function createActions(wizard: Wizard) {
  const { id, proxy, store, unsent, attempt } = wizard
  let controller: AbortController | null = null
  let opened = false

  const flowState = () => store.get().flowState
  const change = (patch: Partial<FlowState>) =>
    store.set({ flowState: { ...flowState(), ...patch }, problem: null, checked: null })
  const known = () => {
    const connector = wizard.connector()
    if (!connector) throw new Error('ConnectorAuthWizard: no connector is loaded yet. Wait until "step" is set.')
    return connector
  }
  const method = () => chosenMethod(known(), flowState())
  const running = () => runOf(flowState())

  const run = async (action: PendingAction, work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    if (store.get().pending !== null) return
    const mine = new AbortController()
    controller = mine
    store.set({ pending: action, problem: null, checked: null })
    try {
      await work(mine.signal)
    } catch (error) {
      if (!mine.signal.aborted) wizard.fail(action, error)
    } finally {
      if (controller === mine) {
        controller = null
        store.set({ pending: null })
      }
    }
  }

  const oauth = createOAuthActions(wizard, change)

  const passed = (name: 'parameters' | 'lookups') => new Set([...flowState().completed, name])

  const actions = {
    chooseMethod: (methodId: string) => {
      change({ methodId, flow: running() })
      wizard.report.event('method_chosen')
    },

    saveParameters: (values: Values) => {
      const done = { flow: running(), passed: passed('parameters'), editingSettings: false } as const
      const changed = Object.keys(values).length > 0
      // Changing the settings of a connected one is no run: it ends where it began, and connects nothing.
      const aside = flowState().flow === 'idle' && flowState().editingSettings
      if (aside && !changed) return change({ editingSettings: false })
      // Reconnecting holds everything back until the credential is sent, so that a typo breaks nothing that runs.
      if (flowState().flow === 'reconnect') {
        unsent.staged = { ...unsent.staged, ...values }
        return change(done)
      }
      if (!changed) return change(done)
      void run('saveParameters', async (signal) => {
        const connector = await proxy.saveParameters(id, { values }, signal)
        wizard.report.event('parameters_saved')
        wizard.settle(connector, aside ? { editingSettings: false } : { ...done, finished: connector.authenticated })
      })
    },

    submitCredentials: (values: Values, credentials: Credentials) =>
      void run('submitCredentials', async (signal) => {
        const all = { ...unsent.staged, ...values }
        wizard.report.event('credentials_submitted')
        const { connector, verification } = await proxy.saveCredentials(
          id,
          { methodId: method()?.id ?? '', ...credentials, ...(Object.keys(all).length > 0 && { values: all }) },
          signal,
        )
        if (verification === 'rejected') throw new ConnectorAuthError('credentials_rejected')
        if (!connector.authenticated) throw new ConnectorAuthError('upstream_error')
        wizard.settle(connector, { flow: 'connect', finished: true, verification })
      }),

    saveLookups: (values: Values) => {
      const done = { flow: 'connect', passed: passed('lookups'), finished: true } as const
      if (Object.keys(values).length === 0) return wizard.settle(known(), done)
      void run('saveLookups', async (signal) => {
        wizard.settle(await proxy.saveParameters(id, { values }, signal), done)
      })
    },

    ...oauth.actions,

    /** Stops what is under way; with nothing under way, gives up reconnecting. */
    cancel: () => {
      if (controller) {
        const { pending } = store.get()
        const before = known().authenticated
        controller.abort()
        controller = null
        store.set({ pending: null })
        if (pending === 'verify') return
        // It may have been written all the same.
        void proxy
          .connector(id)
          .then((now) => wizard.settle(now, now.authenticated && !before ? { flow: 'connect', finished: true } : {}))
          .catch(() => undefined)
      } else if (flowState().attempt.at !== 'none') attempt.cancel()
      else {
        wizard.forget()
        change({ ...INITIAL_FLOW_STATE })
      }
    },

    /** Drops what was typed and not sent. */
    discard: wizard.forget,

    reconnect: () => {
      wizard.begin(true)
      wizard.forget()
      change({ ...INITIAL_FLOW_STATE, flow: 'reconnect' })
    },

    /** Shows the settings of a connected connector, to be changed by themselves. */
    changeSettings: () => change({ editingSettings: true, flow: 'idle', finished: false }),

    disconnect: () =>
      void run('disconnect', async () => {
        const connector = await proxy.removeCredentials(id)
        wizard.begin(false)
        wizard.forget()
        attempt.end()
        wizard.settle(connector, { ...INITIAL_FLOW_STATE, ended: 'disconnected' })
        wizard.report.event('disconnected')
        wizard.options().onDisconnect?.({ accountConnectorId: id })
      }),

    /** Asks whether the provider still accepts the sign-in. `null` when that could not be asked. */
    verify: async (): Promise<Verification | null> => {
      let checked: Verification | null = null
      await run('verify', async (signal) => {
        checked = (await proxy.verify(id, signal)).verification
        store.set({ checked })
        wizard.report.event('verified')
      })
      return checked
    },

    back: () => change(stepBack(known(), flowState()) ?? {}),

    retry: wizard.query.again,

    exit: (reason: ExitDetails['reason']) => {
      wizard.report.event('left')
      wizard.options().onExit?.({ reason, step: wizard.view(), connected: wizard.connector()?.authenticated ?? false })
    },
  }

  return {
    actions,

    /** For the mount. Takes up a sign-in that came back in this tab. */
    open: () => {
      // A mount that React takes back and repeats opens nothing anew.
      if (!opened) wizard.report.event('opened')
      opened = true
      wizard.mount()
      oauth.resume()
    },

    /** For the unmount. */
    dispose: () => {
      controller?.abort()
      wizard.unmount()
    },
  }
}
