import type { ReactNode } from 'react'
import type { AuthMethod } from '../../core/connector.js'
import { Disclosure } from '../ui/Disclosure.js'
import { Icon } from '../ui/Icon.js'
import { Prose, Text } from '../ui/text/Text.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'

/** Where to find the values, if the host or a guide describes it. */
export function Help({ method }: { method: AuthMethod }): ReactNode {
  const { actions, help, t } = useWizardContext()
  const { connector } = useSnapshot()
  const steps = (help.steps ?? method.steps).slice(0, 4)
  const link = help.link ?? connector?.guide?.link
  const href = link?.href.startsWith('https://') ? link.href : null
  // Steps of other methods show the description as their lede.
  const text = method.kind === 'apiKey' && steps.length === 0 ? method.description : null
  if (steps.length === 0 && href === null && text === null) return null
  return (
    <Disclosure
      help
      summary={<Text k={method.kind === 'apiKey' ? 'apiKey.where' : 'credentials.where'} />}
      onOpen={actions.reportHelp}
    >
      {text && (
        <p>
          <Prose>{text}</Prose>
        </p>
      )}
      {steps.length > 0 && (
        <ol className="caw-ol">
          {steps.map((step) => (
            <li key={step}>
              <span>{step}</span>
            </li>
          ))}
        </ol>
      )}
      {href && (
        <a className="caw-a" data-kind="link" href={href} target="_blank" rel="noreferrer">
          <span>{link?.label}</span>
          <Icon name="out" />
          <span className="caw-vh">{`(${t('opensInNewTab')})`}</span>
        </a>
      )}
    </Disclosure>
  )
}
