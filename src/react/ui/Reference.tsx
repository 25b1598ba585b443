import type { ReactNode } from 'react'
import type { ConnectorAuthError } from '../../core/errors.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'
import { CopyDetails } from './CopyButton.js'

/**
 * The reference of an error, or without one that of the wizard, which the user can quote to support, and a button that copies the details. `withoutCopy`: the screen
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
  const snapshot = useSnapshot()
  const reference = error ? error.reference : snapshot.reference
  return (
    <p className="caw-ref">
      {reference && <span key={reference}>{t('reference', { reference })}</span>}
      {!withoutCopy && <CopyDetails kind="link" />}
    </p>
  )
}
