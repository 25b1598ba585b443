import { type ReactNode, useEffect } from 'react'
import type { AuthKind } from '../../core/authKinds.js'
import { useWizardContext } from '../WizardContext.js'
import { Button } from './Button.js'
import { SLOW_AFTER_SECONDS, useElapsed } from './timing/useElapsed.js'

type SkeletonProps = {
  /** The kinds of the connector's methods, where the host knows them. */
  kinds?: readonly AuthKind[] | undefined
  onRetry?: (() => void) | undefined
}

/**
 * The shape of the likely first step. The style sheet hides it for the first 400 ms, unless the shape is known. After ten
 * seconds there is a way out.
 */
export function Skeleton({ kinds = NO_KINDS, onRetry }: SkeletonProps): ReactNode {
  const { announce, t } = useWizardContext()
  const isSlow = useElapsed(onRetry !== undefined, SLOW_AFTER_SECONDS)
  useEffect(() => {
    if (isSlow) announce(t('slow.lede'))
  }, [isSlow, announce, t])
  return (
    <div className="caw-skeleton" data-known={kinds.length > 0 || undefined}>
      <div className="caw-body" aria-hidden="true">
        <span className="caw-bone" data-bone="title" />
        <Bones kinds={kinds} />
      </div>
      <div className="caw-foot">
        {isSlow && onRetry ? (
          <div className="caw-actions">
            <p className="caw-hint">
              <span>{t('slow.lede')}</span>
            </p>
            <Button kind="quiet" onClick={onRetry}>
              <span>{t('button.tryAgain')}</span>
            </Button>
          </div>
        ) : (
          <span className="caw-bone" data-bone="control" aria-hidden="true" />
        )}
      </div>
      {kinds.length > 0 && (
        <div className="caw-privacy" aria-hidden="true">
          <span className="caw-bone" />
          <span className="caw-bone" />
        </div>
      )}
    </div>
  )
}

const NO_KINDS: readonly AuthKind[] = []

const FIELDS: { readonly [kind in AuthKind]?: number } = { basic: 2, password: 2, clientCredentials: 2, oauth: 0 }

function Bones({ kinds }: { kinds: readonly AuthKind[] }): ReactNode {
  const [kind] = kinds
  if (kinds.length > 1) return kinds.map((_, index) => <span className="caw-bone" data-bone="option" key={index} />)
  const fields = (kind && FIELDS[kind]) ?? 1
  if (fields === 0) return <span className="caw-bone" data-bone="option" />
  return Array.from({ length: fields }, (_, index) => (
    <div className="caw-field" key={index}>
      <span className="caw-bone" data-bone="label" />
      <span className="caw-bone" data-bone="control" />
      <span className="caw-bone" data-bone="label" />
    </div>
  ))
}
