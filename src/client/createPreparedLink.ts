import type { OAuthAnswer } from '../core/contract.js'
import type { Begin } from './OAuthAttemptOptions.js'

/** Milliseconds that the address behind a link is good for: half a ticket's life. */
const LINK_LIFE = 30_000

export type PreparedLink = {
  /** The address for a real link: the one at hand while it is fresh, else a new one, told to `onNew` when it is there. */
  prepare: (begin: Begin, onNew: (id: string) => void) => Promise<OAuthAnswer>
  /** The address at hand, which is used up by this. */
  take: () => Promise<OAuthAnswer> | undefined
  /** Whether the browser may follow the link now; then it is used up. Each address works once, for a short time. */
  follow: (id: string) => boolean
}

export function createPreparedLink(now: () => number): PreparedLink {
  let link: { answer: Promise<OAuthAnswer>; until: number; id?: string } | null = null
  return {
    prepare: (begin, onNew) => {
      if (link !== null && now() < link.until) return link.answer
      const mine: NonNullable<typeof link> = { answer: begin(), until: now() + LINK_LIFE }
      link = mine
      mine.answer.then(
        ({ attempt }) => {
          mine.id = attempt
          onNew(attempt)
        },
        () => {
          if (link === mine) link = null
        },
      )
      return mine.answer
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
