import type { Told } from '../createJournal.js'
import { Log } from './Log.js'

/** What the wizards told the page, newest first: events by name, callbacks with what they were given. */
export function EventStream({ told }: { told: readonly Told[] }) {
  return (
    <Log title="Events" kind="events" count={told.length} empty="What the wizard reports will appear here.">
      {told.map((one) =>
        one.kind === 'event' ? (
          <li key={one.id}>
            <b>{one.event.name}</b>
            <span>{one.event.step}</span>
            <i>{(one.event.msSinceOpen / 1000).toFixed(1)} s</i>
          </li>
        ) : (
          <li key={one.id} data-callback="">
            <b>{one.name}</b>
            <code>{inWords(one.details)}</code>
          </li>
        ),
      )}
    </Log>
  )
}

function inWords(details: Readonly<Record<string, unknown>>): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(', ')
}
