import { attemptsOf } from '../../core/flow/oauthState.js'
import { VERSION } from '../../core/protocol.js'
import type { Controller } from './Controller.js'

/** The text of `supportDetails`, in English: it is read by support. What is in it is listed here, field by field. */
export function supportDetails({ accountConnectorId, proxy, getSnapshot, report }: Controller): string {
  const { connector, method, view, pending, flowState, oauth, error, errorAction, environment, reference } =
    getSnapshot()
  const { version, clockDifferenceMs } = proxy.peer()
  const attempts = attemptsOf(oauth).map(({ id, returned }) => `${id} ${returned ? 'returned' : 'waiting'}`)
  return [
    `connector-auth-wizard ${VERSION}, proxy ${version ?? 'unknown'}`,
    `reference ${reference ?? 'none'}`,
    error &&
      `error ${error.code} in ${errorAction ?? 'view'}, reference ${error.reference}, request ${error.requestId ?? 'none'}`,
    `connector ${accountConnectorId} ${connector?.name ?? ''}, method ${method ? `${method.kind} ${method.id}` : 'none'}`,
    `authenticated ${connector?.authenticated ?? 'unknown'}, view ${view}, flow ${flowState.flow}, pending ${pending ?? 'none'}`,
    `sign-in ${[oauth.status, ...attempts].join(', ')}`,
    `page ${globalThis.location.origin}, framed ${environment.framed}, online ${navigator.onLine}`,
    `browser ${navigator.userAgent}`,
    `language ${navigator.language}, zone ${Intl.DateTimeFormat().resolvedOptions().timeZone}`,
    `time ${new Date().toISOString()}, clock of the proxy ${ahead(clockDifferenceMs)}`,
    ...report
      .journal()
      .map(({ at, name, step, attempt, requestId }) =>
        [new Date(at).toISOString(), name, step, attempt, requestId].filter(Boolean).join(' '),
      ),
  ]
    .filter((line) => line !== null)
    .join('\n')
}

function ahead(differenceMs: number | null): string {
  if (differenceMs === null) return 'unknown'
  const seconds = Math.round(differenceMs / 1000)
  return `${seconds < 0 ? '' : '+'}${seconds} s`
}
