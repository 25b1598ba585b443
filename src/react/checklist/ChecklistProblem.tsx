import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { ConnectorAuthError } from '../../core/errors.js'
import { VERSION } from '../../core/protocol.js'
import type { MessageKey } from '../../locales/en.js'
import { ProblemScreen } from '../ui/ProblemScreen.js'
import { Message } from '../ui/text/Message.js'
import { useLoadRetry } from '../ui/timing/useLoadRetry.js'
import { usableLinks } from '../usableLinks.js'
import type { ConnectorAuthChecklistProps } from './ConnectorAuthChecklistProps.js'
import type { ChecklistTexts } from './useChecklistTexts.js'
import type { ConnectorChecklist } from './useConnectorChecklist.js'

type ProblemProps = {
  props: ConnectorAuthChecklistProps
  checklist: ConnectorChecklist
  texts: ChecklistTexts
  error: ConnectorAuthError
  announce: (text: string) => void
}

/** Why the list cannot be shown. */
export function ChecklistProblem({
  props,
  checklist,
  texts: { lang, t, message },
  error,
  announce,
}: ProblemProps): ReactNode {
  const { code, reference, requestId } = error
  const { signIn } = usableLinks(props.links)
  const isOver = code === 'unauthenticated' && signIn !== undefined
  const isOffline = code === 'network' && !navigator.onLine
  const words: 'session' | 'forbidden' | 'offline' | 'unavailable' =
    code === 'unauthenticated'
      ? 'session'
      : code === 'forbidden' || code === 'not_found'
        ? 'forbidden'
        : isOffline
          ? 'offline'
          : 'unavailable'
  const lede: MessageKey =
    words === 'unavailable' && !error.retryable ? 'load.misconfigured.lede' : `load.${words}.lede`
  const details = () =>
    [
      `connector-auth-wizard ${VERSION}`,
      `error ${code} in the checklist, reference ${reference}, request ${requestId ?? 'none'}`,
      `browser ${navigator.userAgent}`,
      `time ${new Date().toISOString()}`,
    ].join('\n')
  const title = t(`load.${words}.title`)
  const isPressed = useRef(false)
  const { fetching } = checklist
  useEffect(() => {
    if (fetching || !isPressed.current) return
    isPressed.current = false
    announce(title)
  }, [fetching, announce, title])
  const retry = () => {
    isPressed.current = true
    announce(t('load.unavailable.now'))
    checklist.actions.refresh()
  }
  const { planned, seconds } = useLoadRetry({
    error,
    failures: useFailures(error),
    paused: fetching || isOffline,
    retry: checklist.actions.refresh,
  })
  const inSeconds = new Intl.NumberFormat(lang, { style: 'unit', unit: 'second' })
  const countdown =
    seconds === null
      ? message('load.unavailable.now')
      : message('load.unavailable.again', { time: inSeconds.format(seconds) })
  const goToSignIn = () => {
    if (typeof signIn === 'string') globalThis.location.assign(signIn)
    else signIn?.({ accountConnectorId: '', requestId, details: details() })
  }
  return (
    <ProblemScreen
      headingLevel={props.headingLevel}
      lostFocus={() => false}
      title={title}
      lede={t(lede, { provider: t('unknown.provider') })}
      countdown={planned && !isOffline && <Message {...countdown} />}
      reference={t('reference', { reference })}
      details={{ text: details, label: t('copyDetails.short'), copied: t('copied') }}
      button={t(isOver ? 'load.session.signIn' : 'button.tryAgain')}
      busy={!isOver && fetching}
      onClick={isOver ? goToSignIn : retry}
    />
  )
}

/** How often loading has failed: each failure is another error object. */
function useFailures(error: ConnectorAuthError): number {
  const [last, setLast] = useState({ error, count: 1 })
  if (last.error === error) return last.count
  const next = { error, count: last.count + 1 }
  setLast(next)
  return next.count
}
