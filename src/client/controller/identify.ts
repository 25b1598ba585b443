import type { Step } from '../../core/flow/stepFor.js'
import type { Controller } from './Controller.js'

/** The mark of the identity before this wizard connected another one. Never the text itself. */
const marks = new WeakMap<Controller, string>()
const asked = new WeakSet<Step>()

/** Finds out whose sign-in is stored. Nothing waits for it, and an error is no error of the flow. */
export async function identify(controller: Controller): Promise<void> {
  const { accountConnectorId, proxy, getSnapshot, update, report } = controller
  const { step, connector } = getSnapshot()
  if (step === null || asked.has(step) || !connector?.can.includes('check')) return
  if (step.name !== 'connected' && step.name !== 'success') return
  // React's StrictMode mounts twice.
  asked.add(step)
  const earlier = step.name === 'success' ? marks.get(controller) : undefined
  const answer = await proxy.identify(accountConnectorId, earlier).catch(() => null)
  if (answer === null) return
  const { connectedAs, mark, isDifferent } = answer
  const now = getSnapshot()
  const isShown = now.step === step
  if (mark !== null && !isDifferent && (isShown || isUnwritten(controller))) marks.set(controller, mark)
  if (!isShown) return
  update({ identity: { step, connectedAs, isDifferent } })
  if (isDifferent) report.event('account_changed')
}

/** The user has begun to reconnect, and nothing has been sent yet: the answer is still about the sign-in before. */
function isUnwritten({ getSnapshot }: Controller): boolean {
  const { flowState, pending, oauth } = getSnapshot()
  return flowState.flow === 'reconnect' && pending === null && oauth.status === 'none'
}
