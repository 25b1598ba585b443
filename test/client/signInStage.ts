import { createOAuthSignIn } from '../../src/client/oauth/createOAuthSignIn.js'
import type { OAuthAnswer, Status } from '../../src/core/contract.js'
import { ConnectorAuthError } from '../../src/core/errors.js'
import type { OAuthState } from '../../src/core/flow/oauthState.js'
import { INITIAL_OAUTH_STATE } from '../../src/core/flow/oauthState.js'
import { createFakeBrowser, type FakeBrowser, type FakeBrowserOptions } from './fakeBrowser.js'

export const PROXY_ORIGIN = 'https://app.example'

type Asked = { attempt: string; proof: string | null; at: number }

export const DONE: Status = { authenticated: true, attempt: 'returned', verification: 'accepted' }
/** Authenticated as it was before, and nothing new. */
export const OLD: Status = { authenticated: true, attempt: 'launched', verification: null }
const WAITING: Status = { authenticated: false, attempt: 'launched', verification: null }

/** One attempt in a fake browser, and what the proxy says when it is asked. */
export function stageSignIn(options: FakeBrowserOptions & { browser?: FakeBrowser; ids?: string } = {}) {
  const browser = options.browser ?? createFakeBrowser(options)
  const seen: OAuthState[] = []
  const asked: Asked[] = []
  const done: { id: string; verification: Status['verification']; at: number }[] = []
  const stage = {
    browser,
    asked,
    done,
    seen,
    started: [] as string[],
    returned: [] as string[],
    abandoned: [] as string[],
    errors: [] as ConnectorAuthError[],
    /** What the proxy answers; throws what it throws. */
    status: WAITING as Status | (() => Status | Promise<Status>),
    begun: 0,
    now: () => seen.at(-1) ?? INITIAL_OAUTH_STATE,
    oauthStatus: () => (seen.at(-1) ?? INITIAL_OAUTH_STATE).status,
    /** Answers at once; each attempt is named after the one before it. */
    begin: async (): Promise<OAuthAnswer> => {
      browser.log.push('ask')
      stage.begun += 1
      return answerFor(`${options.ids ?? 'attempt'}-${stage.begun}`)
    },
    /** Starts, and lets the answer of the proxy arrive. */
    start: async (wasAuthenticated = false) => {
      const opened = signIn.openWindow('Opening', wasAuthenticated, stage.begin)
      await browser.settled()
      return opened
    },
    /** What the landing page of an attempt says, on its channel. */
    signal: (attempt: unknown, proof: unknown = 'proof') => ({
      type: 'connector-auth-wizard:returned',
      version: 1,
      attempt,
      proof,
    }),
  }
  const signIn = createOAuthSignIn({
    requestStatus: async (id, proof) => {
      asked.push({ attempt: id, proof, at: browser.now() })
      return typeof stage.status === 'function' ? stage.status() : stage.status
    },
    proxyOrigin: () => PROXY_ORIGIN,
    browser: () => browser,
    getState: stage.now,
    setState: (next) => void seen.push(next),
    onStarted: (id) => void stage.started.push(id),
    onReturned: (id) => void stage.returned.push(id),
    onAuthenticated: async (id, verification) => void done.push({ id, verification, at: browser.now() }),
    onAbandoned: (ids) => void stage.abandoned.push(...ids),
    onError: (error) => void stage.errors.push(error),
  })
  signIn.mount()
  return Object.assign(stage, { signIn })
}

/** A proxy that fails. */
export const fails = (code: ConnectorAuthError['code'], retryAfter?: number) => () => {
  throw new ConnectorAuthError(code, retryAfter === undefined ? {} : { retryAfter })
}

export function answerFor(attempt: string): OAuthAnswer {
  return { attempt, launchUrl: `${PROXY_ORIGIN}/oauth/launch?ticket=${attempt}`, expiresIn: 60 }
}

type Later<T> = { promise: Promise<T>; resolve: (value: T) => void; reject: (error: unknown) => void }

/** A promise that is settled when the test says so. */
export function later<T>(): Later<T> {
  const settle: Partial<Later<T>> = {}
  const promise = new Promise<T>((resolve, reject) => Object.assign(settle, { resolve, reject }))
  return { promise, resolve: (value) => settle.resolve?.(value), reject: (error) => settle.reject?.(error) }
}
