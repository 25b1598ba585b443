import { type ReactNode, useEffect } from 'react'
import type { Connector } from '../../core/connector.js'
import { accountSettings } from '../../core/parameters/accountSettings.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'

/** Whose sign-in is stored, and the stored settings by which the user recognises the account. */
export function ConnectorSettings({ connector }: { connector: Connector }): ReactNode {
  const { actions, chosen, t } = useWizardContext()
  const { identity } = useSnapshot()
  useEffect(() => actions.identify(), [actions])
  const settings = accountSettings(connector, chosen)
  const connectedAs = identity?.connectedAs ?? null
  if (settings.length === 0 && connectedAs === null) return null
  return (
    <dl className="caw-facts">
      {connectedAs !== null && <Fact label={t('identity.label')} text={connectedAs} />}
      {settings.map(({ name, label, text }) => (
        <Fact key={name} label={label} text={text} />
      ))}
    </dl>
  )
}

function Fact({ label, text }: { label: string; text: string }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <bdi>{text}</bdi>
      </dd>
    </div>
  )
}
