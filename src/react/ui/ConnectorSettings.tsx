import type { ReactNode } from 'react'
import type { Connector } from '../../core/connector.js'
import { accountSettings } from '../../core/parameters/accountSettings.js'
import { useWizardContext } from '../WizardContext.js'

/** The stored settings by which the user recognises the account. */
export function ConnectorSettings({ connector }: { connector: Connector }): ReactNode {
  const { chosen } = useWizardContext()
  const settings = accountSettings(connector, chosen)
  if (settings.length === 0) return null
  return (
    <dl className="caw-facts">
      {settings.map(({ name, label, text }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            <bdi>{text}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
