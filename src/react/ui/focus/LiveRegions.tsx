import { type ReactNode, useSyncExternalStore } from 'react'

/** Both regions exist, empty, from the first render: screen readers skip a region that appears together with its text. */
export function LiveRegions({ announcer }: { announcer: Announcer }): ReactNode {
  const { polite, assertive } = useSyncExternalStore(announcer.subscribe, announcer.getSnapshot, announcer.getSnapshot)
  return (
    <>
      <div className="caw-vh" role="status">
        {polite}
      </div>
      <div className="caw-vh" role="alert">
        {assertive}
      </div>
    </>
  )
}

/** The text of the two live regions. */
type Announcement = { polite: string; assertive: string }

export type Announcer = {
  subscribe: (listener: () => void) => () => void
  getSnapshot: () => Announcement
  announce: (text: string, urgency?: keyof Announcement) => void
  /** Cancels what is about to be announced. */
  stop: () => void
}

const SILENCE: Announcement = { polite: '', assertive: '' }

/** Long enough for a newer message to replace an older one. */
const ANNOUNCE_AFTER_MS = 150
/** Short enough that a user who browses the page later does not find an old message. */
const CLEAR_AFTER_MS = 5_000

/** Announces one message at a time to screen readers. A store of its own, so that a message renders the live regions only. */
export function createAnnouncer(): Announcer {
  let current = SILENCE
  let timers: ReturnType<typeof setTimeout>[] = []
  const listeners = new Set<() => void>()

  const show = (next: Announcement) => {
    current = next
    for (const listener of listeners) listener()
  }
  const stop = () => {
    for (const timer of timers) clearTimeout(timer)
    timers = []
  }
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    getSnapshot: () => current,
    announce: (text, urgency = 'polite') => {
      stop()
      timers = [
        setTimeout(() => show({ ...SILENCE, [urgency]: text }), ANNOUNCE_AFTER_MS),
        setTimeout(() => show(SILENCE), ANNOUNCE_AFTER_MS + CLEAR_AFTER_MS),
      ]
    },
    stop,
  }
}
