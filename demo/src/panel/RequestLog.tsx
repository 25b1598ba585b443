import { Fragment } from 'react'
import type { Asked } from '../createJournal.js'
import { Log } from './Log.js'

/** What the wizards asked of the proxy, newest first. */
export function RequestLog({ asked, proxyUrl }: { asked: readonly Asked[]; proxyUrl: string }) {
  return (
    <Log
      title="Requests"
      kind="requests"
      count={asked.length}
      empty="What the wizard asks of the proxy will appear here."
    >
      {asked.map(({ id, method, path, status, ms }) => (
        <li key={id} data-failed={status !== null && (status === 0 || status >= 400) ? '' : undefined}>
          <b>{method}</b>
          <code>
            <Path path={path.startsWith(proxyUrl) ? path.slice(proxyUrl.length) : path} />
          </code>
          <span>{status === 0 ? 'lost' : (status ?? '…')}</span>
          <i>{ms === null ? '' : `${ms} ms`}</i>
        </li>
      ))}
    </Log>
  )
}

/** Breaks between its parts rather than within a word. */
function Path({ path }: { path: string }) {
  return path
    .split('/')
    .slice(1)
    .map((part, index) => (
      <Fragment key={`${index} ${part}`}>
        <wbr />/{part}
      </Fragment>
    ))
}
