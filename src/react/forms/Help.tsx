'use client'
import type { ReactNode } from 'react'
import type { AuthMethod } from '../../core/connector.js'
import { useCard } from '../card.js'
import { Icon } from '../ui/Icon.js'
import { Text } from '../ui/Text.js'

/** Where the values are found, when a guide knows. */
export function Help({
  method,
  link,
}: {
  method: AuthMethod
  link: { href: string; label: string } | null
}): ReactNode {
  const { wizard, t } = useCard()
  const steps = method.steps.slice(0, 4)
  // Elsewhere the description stands at the top of the step.
  const text = method.kind === 'apiKey' && steps.length === 0 ? method.description : null
  if (steps.length === 0 && link === null && text === null) return null
  return (
    <details
      className="caw-fold"
      data-help=""
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) wizard.report.event('help_chosen')
      }}
    >
      <summary>
        <Icon name="right" />
        <Text k={method.kind === 'apiKey' ? 'apiKey.where' : 'credentials.where'} />
      </summary>
      <div>
        {text && <p>{text}</p>}
        {steps.length > 0 && (
          <ol className="caw-ol">
            {steps.map((step) => (
              <li key={step}>
                <span>{step}</span>
              </li>
            ))}
          </ol>
        )}
        {link && (
          <a className="caw-a" data-solo="" href={link.href} target="_blank" rel="noreferrer">
            {link.label}
            <Icon name="out" />
            <span className="caw-vh">({t('opensInNewTab')})</span>
          </a>
        )}
      </div>
    </details>
  )
}
