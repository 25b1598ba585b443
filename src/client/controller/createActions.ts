import type { Verification } from '../../core/connector.js'
import { ConnectorAuthError } from '../../core/errors.js'
import { stepBack } from '../../core/flow/stepBack.js'
import { INITIAL_FLOW_STATE } from '../../core/flow/stepFor.js'
import { loadChunk } from '../../core/loadChunk.js'
import { asksSettings } from '../../core/parameters/parameters.js'
import type { Controller } from './Controller.js'
import { activeFlow, type OAuth } from './createOAuth.js'
import { supportDetails } from './supportDetails.js'
import type { PendingAction, WizardActions } from './WizardSnapshot.js'

type Queries = Pick<WizardActions, 'retry' | 'refreshLookups'>

/** What a user can do, and how to abort what is under way. */
export function createActions(
  controller: Controller,
  { signIn, ...oauth }: OAuth,
  queries: Queries,
): { actions: WizardActions; abort: () => void } {
  const { accountConnectorId: id, proxy, getSnapshot, getConnector, update, updateFlow, settle } = controller
  const { drafts, report } = controller
  let pending: AbortController | null = null

  const flowState = () => getSnapshot().flowState
  const flow = () => activeFlow(flowState())
  const inMethod = () => {
    const { method } = getSnapshot()
    return method && { methodId: method.id }
  }
  const completedWith = (step: 'parameters' | 'lookups') => new Set([...flowState().completed, step])

  const run = async (action: PendingAction, work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    if (pending !== null) return
    const current = new AbortController()
    pending = current
    update({ pending: action, actionError: null, verified: null })
    try {
      await work(current.signal)
    } catch (error) {
      if (!current.signal.aborted) await controller.fail(action, error, current.signal)
    } finally {
      if (pending === current) {
        pending = null
        update({ pending: null })
      }
    }
  }

  /** Aborts the pending request, which the proxy may have carried out all the same: reads the connector again. */
  const abortPending = (current: AbortController) => {
    const action = getSnapshot().pending
    const before = getConnector().authenticated
    current.abort()
    pending = null
    update({ pending: null })
    if (action === 'verify') return
    proxy.connector(id).then(
      (read) => settle(read, read.authenticated && !before ? { flow: 'connect', finished: true } : {}),
      () => undefined,
    )
  }

  /** Whether the credentials that were sent are there already, while no answer has come. */
  const checkSaved = async (current: AbortController) => {
    const { authenticated, canVerify } = getConnector()
    if (getSnapshot().pending !== 'submitCredentials' || authenticated) return
    const read = await proxy.connector(id)
    if (!read.authenticated) return
    // Saved is not accepted: the proxy takes back what the provider refuses.
    const verification = canVerify ? (await proxy.verify(id)).verification : 'unknown'
    if (pending !== current || verification === 'rejected' || (canVerify && verification === 'unknown')) return
    current.abort()
    pending = null
    update({ pending: null })
    settle(read, { flow: 'connect', finished: true, verification })
  }

  const actions: WizardActions = {
    ...queries,

    chooseMethod: (methodId) => {
      updateFlow({ methodId, flow: flow() })
      report.event('method_chosen')
    },

    saveParameters: (values) => {
      const { step } = getSnapshot()
      const next = { flow: flow(), completed: completedWith('parameters'), editingSettings: false } as const
      const isChanged = Object.keys(values).length > 0
      // Editing the settings of a connected connector is no flow: it ends where it began, and connects nothing.
      const isEdit = flowState().flow === 'idle' && flowState().editingSettings
      if (isEdit && !isChanged) return updateFlow({ editingSettings: false })
      // Reconnecting writes nothing until the credential is sent, so that a mistake breaks nothing that works.
      if (flowState().flow === 'reconnect') {
        drafts.stage(values)
        return updateFlow(next)
      }
      if (!isChanged) return updateFlow(next)
      void run('saveParameters', async (signal) => {
        const connector = await proxy.saveParameters(id, { ...inMethod(), values }, signal)
        report.event('parameters_saved')
        if (step) drafts.discard(step)
        settle(connector, isEdit ? { editingSettings: false } : { ...next, finished: connector.authenticated })
      })
    },

    submitCredentials: (values, credentials) =>
      void run('submitCredentials', async (signal) => {
        const { step } = getSnapshot()
        // A save that failed may have stored them: what the user typed stays on the step all the same.
        if (step?.name === 'credentials' && asksSettings(step, getConnector()))
          updateFlow({ flow: flow(), editingSettings: true })
        const all = { ...drafts.staged(), ...values }
        report.event('credentials_submitted')
        const { connector, verification } = await proxy.saveCredentials(
          id,
          {
            methodId: getSnapshot().method?.id ?? '',
            ...credentials,
            ...(Object.keys(all).length > 0 && { values: all }),
          },
          signal,
        )
        if (verification === 'rejected') throw new ConnectorAuthError('credentials_rejected')
        if (!connector.authenticated) throw new ConnectorAuthError('upstream_error')
        settle(connector, { flow: 'connect', finished: true, editingSettings: false, verification })
      }),

    saveLookups: (values) => {
      const next = { flow: 'connect', completed: completedWith('lookups'), finished: true } as const
      if (Object.keys(values).length === 0) return settle(getConnector(), next)
      void run('saveLookups', async (signal) =>
        settle(await proxy.saveParameters(id, { ...inMethod(), values }, signal), next),
      )
    },

    startOAuth: oauth.start,
    startOAuthInThisTab: oauth.redirect,
    prepareLaunchLink: oauth.prepareLink,
    followLaunchLink: oauth.followLink,
    checkAgain: () => (pending ? void checkSaved(pending).catch(() => undefined) : signIn.checkAgain()),
    startOver: () => {
      signIn.cancel()
      updateFlow({ ended: null, flow: flow() })
    },

    cancel: () => {
      if (pending) return abortPending(pending)
      if (getSnapshot().oauth.status !== 'none') return signIn.cancel()
      drafts.discard()
      updateFlow(INITIAL_FLOW_STATE)
    },

    back: () => updateFlow(stepBack(getConnector(), flowState()) ?? {}),

    reconnect: () => {
      if (getSnapshot().oauth.status !== 'none') signIn.cancel()
      controller.startFlow({ isReconnect: true })
      drafts.discard()
      updateFlow({ ...INITIAL_FLOW_STATE, flow: 'reconnect' })
    },

    editSettings: () => updateFlow({ editingSettings: true, flow: 'idle', finished: false }),

    disconnect: () =>
      void run('disconnect', async () => {
        const connector = await proxy.removeCredentials(id)
        controller.startFlow({ isReconnect: false })
        drafts.discard()
        signIn.end()
        settle(connector, { ...INITIAL_FLOW_STATE, ended: 'disconnected' })
        report.disconnect()
      }),

    verify: async () => {
      let verified: Verification | null = null
      await run('verify', async (signal) => {
        verified = (await proxy.verify(id, signal)).verification
        update({ verified })
        report.event('verified')
      })
      return verified
    },

    inviteColleague: async () =>
      (await loadChunk(() => import('../invite/createInvitation.js'))).createInvitation(controller),

    // Only for the connectors of some guides. Nothing depends on it.
    identify: () => {
      if (getConnector().canIdentify)
        import('./identify.js').then((load) => load.identify(controller)).catch(() => undefined)
    },

    setDraft: (input) => {
      drafts.set(input)
      // A keystroke renders nothing.
      if (drafts.isDirty() !== getSnapshot().isDirty) update({})
    },
    discardDrafts: () => {
      drafts.discard()
      update({})
    },
    requestExit: () => {
      if (drafts.isDirty()) update({ confirmingExit: true })
      else report.exit('dismissed')
    },
    cancelExit: () => update({ confirmingExit: false }),
    exit: report.exit,
    reportHelp: () => report.event('help_chosen'),
    reportError: report.error,
    supportDetails: () => supportDetails(controller),
  }

  return { actions, abort: () => pending?.abort() }
}
