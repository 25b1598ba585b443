import type { EventEntry } from '../createJournal.js'
import { Log } from './Log.js'

/** Events and callbacks of the wizards, newest first. Callbacks are shown with their arguments. */
export function EventStream({ events }: { events: readonly EventEntry[] }) {
  return (
    <Log title="Events" kind="events" count={events.length} empty="The wizard’s events will appear here.">
      {events.map((one) =>
        one.kind === 'event' ? (
          <li key={one.id}>
            <b>{one.event.name}</b>
            <span>{one.event.step}</span>
            <i>{(one.event.msSinceOpen / 1000).toFixed(1)} s</i>
          </li>
        ) : (
          <li key={one.id} data-callback="">
            <b>{one.name}</b>
            <code>{formatDetails(one.details)}</code>
          </li>
        ),
      )}
    </Log>
  )
}

function formatDetails(details: Readonly<Record<string, unknown>>): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(', ')
}
