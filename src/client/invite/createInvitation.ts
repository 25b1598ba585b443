import { ConnectorAuthError } from '../../core/errors.js'
import { pageBrowser } from '../browser.js'
import type { Controller } from '../controller/Controller.js'
import { createPoll } from '../oauth/createPoll.js'

/** A connect link that this wizard has created, and what becomes of it. */
export type Invitation = {
  /** Holds the secret of the link: show it to the user alone, and keep it nowhere. */
  url: string
  /** Milliseconds since the epoch. */
  expiresAt: number
  /**
   * Asks the proxy what has become of the link: every two seconds at first, then less often. Once the colleague is done,
   * the wizard reads the connector and reports the success. `onEnded`: the link was revoked or has expired. Returns a function
   * that stops it.
   */
  watch: (onEnded: () => void) => () => void
  /** Ends the link. */
  revoke: () => Promise<void>
}

/** After this time a colleague is not in front of the page any more. */
const SOON_MS = 5 * 60_000
const LATER_DELAY_MS = 60_000

export async function createInvitation(controller: Controller): Promise<Invitation> {
  const { accountConnectorId: id, proxy, options, getSnapshot, settle, report } = controller
  const path = `/connectors/${encodeURIComponent(id)}/links`
  const isReconnect = getSnapshot().flowState.flow === 'reconnect'
  const { locale } = options()
  const body = { intent: isReconnect ? 'reconnect' : 'connect', ...(locale !== undefined && { locale }) }
  const link = await proxy.send(path, 'link', { method: 'POST', body }).catch((error: unknown) => {
    if (error instanceof ConnectorAuthError) report.error(error)
    throw error
  })
  report.event('colleague_asked')
  const linkPath = `${path}/${encodeURIComponent(link.id)}`

  return {
    url: link.url,
    expiresAt: Date.parse(link.expiresAt),

    watch: (onEnded) => {
      const browser = pageBrowser()
      const { window, now } = browser
      const start = now()
      let isOver = false
      const look = async (): Promise<number> => {
        try {
          const { state } = await proxy.send(linkPath, 'linkState')
          if (isOver) return 0
          if (state === 'finished') {
            const connector = await proxy.connector(id)
            // The proxy shares reads for a moment: this one may date from before.
            if (isOver || !connector.authenticated) return 0
            stop()
            // A sign-in ends at the provider; what was typed may not have been verified.
            const isSignIn = connector.methods.every(({ kind }) => kind === 'oauth')
            settle(connector, { flow: 'connect', finished: true, verification: isSignIn ? 'accepted' : 'unknown' })
          } else if (state !== 'open') {
            stop()
            onEnded()
          }
        } catch (error) {
          // The next one may reach the proxy.
          if (error instanceof ConnectorAuthError && error.retryAfter !== undefined) return error.retryAfter * 1000
        }
        return now() - start > SOON_MS ? LATER_DELAY_MS : 0
      }
      const poll = createPoll(browser, look, () => (isOver ? 'off' : 'normal'))
      const lookNow = () => window.document.visibilityState === 'visible' && void poll.now()
      window.addEventListener('focus', lookNow)
      window.document.addEventListener('visibilitychange', lookNow)
      const stop = () => {
        isOver = true
        poll.stop()
        window.removeEventListener('focus', lookNow)
        window.document.removeEventListener('visibilitychange', lookNow)
      }
      return stop
    },

    revoke: async () => {
      await proxy.send(linkPath, 'linkState', { method: 'DELETE' })
    },
  }
}
