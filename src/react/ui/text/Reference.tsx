'use client'
import type { ReactNode } from 'react'
import { useWizardContext } from '../../WizardContext.js'

/** The short form of a request id, to be read out to support. */
export function Reference({ requestId }: { requestId: string | undefined }): ReactNode {
  const { t } = useWizardContext()
  if (!requestId) return null
  return <p className="caw-ref">{t('reference', { reference: shortReference(requestId) })}</p>
}

export function shortReference(requestId: string): string {
  const characters = requestId
    .replace(/[^0-9a-z]/gi, '')
    .slice(0, 8)
    .toUpperCase()
  return `${characters.slice(0, 4)}-${characters.slice(4)}`
}
