'use client'
import type { ReactNode } from 'react'
import type { Connector } from '../../core/connector.js'

/** The stored settings, without the secret ones. */
export function ConnectorSettings({ connector }: { connector: Connector }): ReactNode {
  const settings = connector.parameters.filter(({ secret, value }) => !secret && value !== null && value !== '')
  if (settings.length === 0) return null
  return (
    <dl className="caw-facts">
      {settings.map(({ name, label, value }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
