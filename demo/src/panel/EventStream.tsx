import type { Told } from '../createJournal.js'

/** What the wizards told the page, newest first: events by name, callbacks with what they were given. */
export function EventStream({ told }: { told: readonly Told[] }) {
  return (
    <section className="log" aria-labelledby="events">
      <h3 id="events">Events</h3>
      {told.length === 0 && <p className="nothing">Open an integration to see what the wizard reports.</p>}
      <ol>
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
              <code>{JSON.stringify(one.details)}</code>
            </li>
          ),
        )}
      </ol>
    </section>
  )
}
