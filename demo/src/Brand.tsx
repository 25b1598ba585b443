import { HOSTS } from '../server/hosts.js'
import type { Look } from './address.js'

/** The logo and name of the host product. */
export function Brand({ look }: { look: Look }) {
  const host = HOSTS.find(({ id }) => id === look)
  return (
    <p className="brand">
      {look === 'alderway' && (
        <svg viewBox="0 0 26 26" aria-hidden="true">
          <path d="M13 3 4.5 22h4.2l1.3-3.2h6l1.3 3.2h4.2L13 3Zm0 8 1.9 4.700h-3.800L13 11Z" />
        </svg>
      )}
      {look === 'shellcraft' && <span aria-hidden="true">{'>_'}</span>}
      {host?.name}
    </p>
  )
}
