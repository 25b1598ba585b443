import { type ReactNode, useEffect } from 'react'
import { useWizardContext } from '../WizardContext.js'
import { Button } from './Button.js'
import { SLOW_AFTER_SECONDS, useElapsed } from './timing/useElapsed.js'

/** The shape of the likely first step. The style sheet hides it for the first 400 ms. After ten seconds there is a way out. */
export function Skeleton({ onRetry }: { onRetry?: (() => void) | undefined }): ReactNode {
  const { announce, t } = useWizardContext()
  const isSlow = useElapsed(onRetry !== undefined, SLOW_AFTER_SECONDS)
  useEffect(() => {
    if (isSlow) announce(t('slow.lede'))
  }, [isSlow, announce, t])
  return (
    <div className="caw-skeleton">
      <div className="caw-body" aria-hidden="true">
        <span className="caw-bone" data-bone="title" />
        <div className="caw-field">
          <span className="caw-bone" data-bone="label" />
          <span className="caw-bone" data-bone="control" />
        </div>
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
    </div>
  )
}
