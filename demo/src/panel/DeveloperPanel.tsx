import { useSyncExternalStore } from 'react'
import type { Journal } from '../createJournal.js'
import type { PlaceStore } from '../createPlace.js'
import { Glyph } from '../Glyph.js'
import { LOOK_WORDS } from '../looks.js'
import { EventStream } from './EventStream.js'
import { RequestLog } from './RequestLog.js'
import { Switches } from './Switches.js'

type DeveloperPanelProps = {
  place: PlaceStore
  journal: Journal
  isFake: boolean
  onTrouble: (trouble: string) => void
  onReset: () => void
}

/** No part of the partner's product: what the wizard tells it, asks of the proxy, and how it looks elsewhere. */
export function DeveloperPanel({ place, journal, isFake, onTrouble, onReset }: DeveloperPanelProps) {
  const { told, asked } = useSyncExternalStore(journal.subscribe, journal.get)
  const { address } = place.get()
  return (
    <aside className="panel" aria-label="For developers">
      <h2 className="panel-head">
        <button
          type="button"
          aria-expanded={address.panel}
          aria-controls="panel-body"
          onClick={() => place.go({ panel: !address.panel })}
        >
          Developer panel
          <Glyph name="fold" />
        </button>
      </h2>
      <div className="panel-body" id="panel-body" hidden={!address.panel}>
        <Switches
          address={address}
          isFake={isFake}
          onChange={(patch) => place.go(patch)}
          onTrouble={onTrouble}
          onReset={onReset}
        />
        <EventStream told={told} />
        <RequestLog asked={asked} proxyUrl={LOOK_WORDS[address.look].proxyUrl} />
      </div>
    </aside>
  )
}
