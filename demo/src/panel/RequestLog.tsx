import type { Asked } from '../createJournal.js'

/** What the wizards asked of the proxy, newest first. */
export function RequestLog({ asked }: { asked: readonly Asked[] }) {
  return (
    <section className="log" aria-labelledby="requests">
      <h3 id="requests">Requests</h3>
      {asked.length === 0 && <p className="nothing">The list is the page’s own; the wizard’s requests appear here.</p>}
      <ol>
        {asked.map(({ id, method, path, status, ms }) => (
          <li key={id}>
            <b>{method}</b>
            <code>{path}</code>
            <span>{status === null ? '…' : status === 0 ? 'no answer' : status}</span>
            <i>{ms === null ? '' : `${ms} ms`}</i>
          </li>
        ))}
      </ol>
    </section>
  )
}
