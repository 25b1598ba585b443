'use client'
import type { ReactNode } from 'react'
import type { ConnectorAuthError } from '../../core/errors.js'
import { useWizardContext } from '../WizardContext.js'
import { CopyDetails } from './CopyButton.js'

/** What the user can quote to support, and what else support needs, to copy. `withoutCopy`: a button of its own copies it. */
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
