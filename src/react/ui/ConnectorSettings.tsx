'use client'
import type { ReactNode } from 'react'
import type { Connector } from '../../core/connector.js'

/** The settings that are no secret. */
export function ConnectorSettings({ connector }: { connector: Connector }): ReactNode {
  const facts = connector.parameters.filter(({ secret, value }) => !secret && value !== null && value !== '')
  if (facts.length === 0) return null
  return (
    <dl className="caw-facts">
      {facts.map(({ name, label, value }) => (
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
