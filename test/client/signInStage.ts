import { loadReader } from '../../src/client/loadReader.js'
import { createOAuthSignIn } from '../../src/client/oauth/createOAuthSignIn.js'
import type { OAuthAnswer, Status } from '../../src/core/contract.js'
import { ConnectorAuthError } from '../../src/core/errors.js'
import type { OAuthState } from '../../src/core/flow/oauthState.js'
import { INITIAL_OAUTH_STATE } from '../../src/core/flow/oauthState.js'
import { createFakeBrowser, type FakeBrowser, type FakeBrowserOptions } from './fakeBrowser.js'

// Messages are parsed by a lazy chunk, which a page has loaded before it opens a window.
await loadReader()

export const PROXY_ORIGIN = 'https://app.example'

type StatusRequest = { attempt: string; proof: string | null; at: number }

export const DONE: Status = { authenticated: true, attempt: 'returned', verification: 'accepted' }
/** Authenticated before the attempt, with no result of it yet. */
export const OLD: Status = { authenticated: true, attempt: 'launched', verification: null }
const WAITING: Status = { authenticated: false, attempt: 'launched', verification: null }

/** A sign-in in a fake browser, with a fake proxy status. */
export function stageSignIn(options: FakeBrowserOptions & { browser?: FakeBrowser; ids?: string } = {}) {
  const browser = options.browser ?? createFakeBrowser(options)
  const seen: OAuthState[] = []
  const statusRequests: StatusRequest[] = []
  const done: { id: string; at: number }[] = []
  const stage = {
    browser,
    statusRequests,
    done,
    seen,
    started: [] as string[],
    returned: [] as string[],
    /** How the page learned that a sign-in may be over, for support. */
    signals: [] as string[],
    abandoned: [] as string[],
    errors: [] as ConnectorAuthError[],
    /** The status response, or a function that returns it or throws. */
    status: WAITING as Status | (() => Status | Promise<Status>),
    beginCalls: 0,
    now: () => seen.at(-1) ?? INITIAL_OAUTH_STATE,
    oauthStatus: () => (seen.at(-1) ?? INITIAL_OAUTH_STATE).status,
    /** Returns a launch link immediately; attempts are numbered. */
    begin: async (): Promise<OAuthAnswer> => {
      browser.log.push('ask')
      stage.beginCalls += 1
      return answerFor(`${options.ids ?? 'attempt'}-${stage.beginCalls}`)
    },
    /** Opens the window, and runs until the launch link has arrived. */
    start: async (wasAuthenticated = false) => {
      const opened = signIn.openWindow('Opening', wasAuthenticated, stage.begin)
      await browser.settled()
      return opened
    },
    /** The return signal that the return page of an attempt posts. */
    signal: (attempt: unknown, proof: unknown = 'proof') => ({
      type: 'connector-auth-wizard:returned',
      version: 1,
      attempt,
      proof,
    }),
  }
  const signIn = createOAuthSignIn({
    requestStatus: async (id, proof) => {
      statusRequests.push({ attempt: id, proof, at: browser.now() })
      return typeof stage.status === 'function' ? stage.status() : stage.status
    },
    proxyOrigin: () => PROXY_ORIGIN,
    browser: () => browser,
    getState: stage.now,
    setState: (next) => void seen.push(next),
    onStarted: (id) => void stage.started.push(id),
    onReturned: (id) => void stage.returned.push(id),
    onAuthenticated: async (id) => void done.push({ id, at: browser.now() }),
    onAbandoned: (ids) => void stage.abandoned.push(...ids),
    onSignal: (name) => void stage.signals.push(name),
    onError: (error) => void stage.errors.push(error),
  })
  signIn.mount()
  return Object.assign(stage, { signIn })
}

/** A status function that throws. */
export const fails = (code: ConnectorAuthError['code'], retryAfter?: number) => () => {
  throw new ConnectorAuthError(code, retryAfter === undefined ? {} : { retryAfter })
}

export function answerFor(attempt: string): OAuthAnswer {
  return { attempt, launchUrl: `${PROXY_ORIGIN}/oauth/launch?ticket=${attempt}`, expiresIn: 60 }
}

type Deferred<T> = { promise: Promise<T>; resolve: (value: T) => void; reject: (error: unknown) => void }

/** A promise that the test settles. */
export function deferred<T>(): Deferred<T> {
  const settle: Partial<Deferred<T>> = {}
  const promise = new Promise<T>((resolve, reject) => Object.assign(settle, { resolve, reject }))
  return { promise, resolve: (value) => settle.resolve?.(value), reject: (error) => settle.reject?.(error) }
}
