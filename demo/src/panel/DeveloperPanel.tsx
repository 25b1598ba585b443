import { useSyncExternalStore } from 'react'
import type { Journal } from '../createJournal.js'
import type { Router } from '../createRouter.js'
import { Glyph } from '../Glyph.js'
import { LOOK_CONTENT } from '../looks.js'
import { EventStream } from './EventStream.js'
import { RequestLog } from './RequestLog.js'
import { Switches } from './Switches.js'

type DeveloperPanelProps = {
  router: Router
  journal: Journal
  isFake: boolean
  onFault: (fault: string) => void
  onReset: () => void
  onBreak: (() => void) | null
}

/** Not part of the host product: switches for style and faults, and logs of events and requests. */
export function DeveloperPanel({ router, journal, isFake, onFault, onReset, onBreak }: DeveloperPanelProps) {
  const { events, requests } = useSyncExternalStore(journal.subscribe, journal.get)
  const { address } = router.get()
  return (
    <aside className="panel" aria-label="For developers">
      <h2 className="panel-head">
        <button
          type="button"
          aria-expanded={address.panel}
          aria-controls="panel-body"
          onClick={() => router.navigate({ panel: !address.panel })}
        >
          Developer panel
          <Glyph name="fold" />
        </button>
      </h2>
      <div className="panel-body" id="panel-body" hidden={!address.panel}>
        <Switches
          address={address}
          isFake={isFake}
          onChange={(patch) => router.navigate(patch)}
          onFault={onFault}
          onReset={onReset}
          onBreak={onBreak}
        />
        <EventStream events={events} />
        <RequestLog requests={requests} proxyUrl={LOOK_CONTENT[address.look].proxyUrl} />
      </div>
    </aside>
  )
}
