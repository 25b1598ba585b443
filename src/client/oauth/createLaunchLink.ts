import type { OAuthAnswer } from '../../core/contract.js'

/** Requests the address of a sign-in from the proxy. */
export type RequestLaunch = () => Promise<OAuthAnswer>

/** How long a prepared address is used: half the life of its ticket, which is a minute. */
const LINK_LIFE_MS = 30_000

export type LaunchLink = {
  /** The prepared address while it is fresh, else a new one. `onNew` is called with the id of a new attempt. */
  prepare: (request: RequestLaunch, onNew: (id: string) => void) => Promise<OAuthAnswer>
  /** Takes the prepared address, if there is one. */
  take: () => Promise<OAuthAnswer> | undefined
  /** Whether the browser may follow the link now. Uses the address up: each works once, for a short time. */
  follow: (id: string) => boolean
}

/** The address behind a real link, for browsers that block the window. */
export function createLaunchLink(now: () => number): LaunchLink {
  let link: { answer: Promise<OAuthAnswer>; until: number; id?: string } | null = null
  return {
    prepare: (request, onNew) => {
      if (link !== null && now() < link.until) return link.answer
      const created: NonNullable<typeof link> = { answer: request(), until: now() + LINK_LIFE_MS }
      link = created
      created.answer.then(
        ({ attempt }) => {
          created.id = attempt
          onNew(attempt)
        },
        () => {
          if (link === created) link = null
        },
      )
      return created.answer
    },
    take: () => {
      const answer = link?.answer
      link = null
      return answer
    },
    follow: (id) => {
      if (link?.id !== id || now() >= link.until) return false
      link = null
      return true
    },
  }
}
