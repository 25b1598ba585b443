import { NO_ATTEMPT } from '../../core/attempt.js'
import type { OAuthBody } from '../../core/contract.js'
import { chosenMethod, type Local } from '../../core/stepFor.js'
import type { Wizard } from './createWizard.js'

/** What a user can do about the sign-in in a window. */
export function createOAuthActions(wizard: Wizard, change: (patch: Partial<Local>) => void) {
  const { id, proxy, store, unsent, attempt } = wizard
  const local = () => store.get().local
  const fail = (error: unknown) => wizard.fail('startOAuth', error)

  /** Starts with what was typed and held back while reconnecting. */
  const ask = (rest: Omit<OAuthBody, 'methodId'>) => {
    const connector = wizard.connector()
    const method = connector && chosenMethod(connector, local())
    const values = Object.keys(unsent.staged).length > 0 && { values: unsent.staged }
    return proxy.startOAuth(id, { methodId: method?.id ?? '', ...rest, ...values })
  }

  return {
    /** Call it in the click itself: a browser blocks a window that opens later. */
    startOAuth: (text: string) => {
      if (attempt.focus() || local().attempt.at === 'opening') return
      change({ run: runOf(local()) })
      const authenticated = wizard.connector()?.authenticated ?? false
      void attempt
        .start(text, authenticated, () => ask({ mode: 'popup' }))
        .then((opened) => {
          const now = local().attempt
          if (!opened) wizard.report.event('popup_blocked')
          else if (now.at === 'waiting') wizard.report.event('oauth_started', { attempt: now.id })
        }, fail)
    },

    /** Leaves this page for the sign-in, and comes back to it. */
    startOAuthHere: () =>
      void ask({ mode: 'redirect', returnTo: globalThis.location.href }).then(
        ({ launchUrl }) => globalThis.location.assign(launchUrl),
        fail,
      ),

    checkAgain: attempt.checkAgain,

    startOver: () => {
      attempt.cancel()
      change({ ended: null, run: runOf(local()), attempt: NO_ATTEMPT })
    },
  }
}

/** The run that an action belongs to: the first one starts it. */
export function runOf({ run }: Local): 'connect' | 'reconnect' {
  return run === 'reconnect' ? 'reconnect' : 'connect'
}
