import { type ReactNode, useEffect } from 'react'
import type { Step } from '../../core/flow/stepFor.js'
import { Button } from '../ui/Button.js'
import { LinkButton } from '../ui/LinkButton.js'
import { Text } from '../ui/text/Text.js'
import { useWizardContext } from '../WizardContext.js'
import { StatusScreen } from './StatusScreen.js'

/** No method of the connector can be completed in the wizard. */
export function UnsupportedStep(): ReactNode {
  const { actions, canExit, unsupported } = useWizardContext()
  const body = unsupported && <div className="caw-slot">{unsupported}</div>
  return (
    <StatusScreen title="unsupported.title" lede={<Text k="unsupported.lede" />} body={body} error={null}>
      <LinkButton to="support" kind="primary">
        <Text k="button.contact" />
      </LinkButton>
      {canExit && (
        <Button kind="quiet" onClick={() => actions.exit('problem')}>
          <Text k="button.close" />
        </Button>
      )}
    </StatusScreen>
  )
}

/** In place of a step that asks for a secret, on a page that is not served over https. */
export function InsecureStep(): ReactNode {
  useEffect(() => {
    console.error(
      'ConnectorAuthWizard: this page is not a secure context, so no secret is asked for. Serve it over https, or from localhost.',
    )
  }, [])
  return (
    <StatusScreen title="insecure.title" lede={<Text k="insecure.lede" />} error={null}>
      <LinkButton to="support" kind="primary">
        <Text k="button.contact" />
      </LinkButton>
    </StatusScreen>
  )
}

/** No secret is asked for on a page that the network could have changed on its way. */
export function isSecurePage(): boolean {
  // Some test environments do not define `isSecureContext`.
  return !('isSecureContext' in globalThis) || globalThis.isSecureContext
}

export function isSecureEnough(step: Step): boolean {
  if (isSecurePage()) return true
  const asksForSecret =
    step.name === 'credentials' || (step.name === 'parameters' && step.ask.some((parameter) => parameter.secret))
  return !asksForSecret
}
