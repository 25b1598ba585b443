import type { ReactNode } from 'react'
import type { ConnectorAuthError } from '../../core/errors.js'
import { useWizardContext } from '../WizardContext.js'
import { CopyDetails } from './CopyButton.js'

/**
 * The reference of an error, which the user can quote to support, and a button that copies the details. `withoutCopy`: the screen
 * has that button elsewhere.
 */
export function Reference({
  error,
  withoutCopy = false,
}: {
  error: ConnectorAuthError | null
  withoutCopy?: boolean
}): ReactNode {
  const { t } = useWizardContext()
  return (
    <p className="caw-ref">
      {error && <span key={error.reference}>{t('reference', { reference: error.reference })}</span>}
      {!withoutCopy && <CopyDetails kind="link" />}
    </p>
  )
}
