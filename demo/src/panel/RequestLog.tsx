import { Fragment } from 'react'
import type { RequestEntry } from '../createJournal.js'
import { Log } from './Log.js'

/** The wizards' requests to the proxy, newest first. */
export function RequestLog({ requests, proxyUrl }: { requests: readonly RequestEntry[]; proxyUrl: string }) {
  return (
    <Log
      title="Requests"
      kind="requests"
      count={requests.length}
      empty="The wizard’s requests to the proxy will appear here."
    >
      {requests.map(({ id, method, path, status, ms }) => (
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

/** Lets a long path wrap before a slash rather than within a segment. */
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
