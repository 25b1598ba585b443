import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { WizardSnapshot } from '../../client/controller/WizardSnapshot.js'
import { developerMessage } from '../../core/developerMessage.js'
import type { ConnectorAuthError } from '../../core/errors.js'
import { Icon } from '../ui/Icon.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'

/** What is wrong with the integration, at the end of the card and once in the console. Never part of a production build. */
export function DeveloperNote(): ReactNode {
  const snapshot = useSnapshot()
  const { canExit } = useWizardContext()
  const ref = useRef<HTMLDivElement>(null)
  const [isStyled, setIsStyled] = useState(true)
  useEffect(() => {
    if (ref.current) setIsStyled(getComputedStyle(ref.current).getPropertyValue('--_accent') !== '')
  }, [])
  const mistakes = mistakesIn(snapshot, { isStyled, canExit })
  const text = mistakes.join('\n')
  useEffect(() => {
    for (const mistake of text.split('\n')) logOnce(mistake)
  }, [text])
  return (
    <div ref={ref}>
      {mistakes.map((mistake) => (
        <div className="caw-privacy" role="note" key={mistake}>
          <Icon name="info" />
          <p lang="en" dir="ltr">
            <strong>Only in development: </strong>
            <span>{mistake}</span>
          </p>
        </div>
      ))}
    </div>
  )
}

const logged = new Set<string>()

function logOnce(mistake: string): void {
  if (mistake === '' || logged.has(mistake)) return
  logged.add(mistake)
  console.warn(`ConnectorAuthWizard: ${mistake}`)
}

const HAS_NO_WAY_OUT: ReadonlySet<string> = new Set(['success', 'connected', 'unsupported', 'problem'])

/** One paragraph for each: what happened, why and what to do. */
function mistakesIn(
  { error, view, oauth, environment }: WizardSnapshot,
  { isStyled, canExit }: { isStyled: boolean; canExit: boolean },
): readonly string[] {
  return [
    !isStyled &&
      'the style sheet is not on this page. Import "connector-auth-wizard/styles.css" once, where your other styles are.',
    error && isOfSetup(error) && developerMessage(error, navigator.onLine),
    oauth.status === 'blocked' &&
      environment.framed &&
      'the browser opened no window from inside this frame. Its sandbox has to list allow-popups and allow-popups-to-escape-sandbox.',
    HAS_NO_WAY_OUT.has(view) &&
      !canExit &&
      '"onExit" is not set, so this screen has no button to leave with. Pass it where the wizard stands in a dialog.',
  ].filter((mistake) => typeof mistake === 'string')
}

/** Whether an error may be a mistake of the host; the others are the everyday of a user. */
function isOfSetup({ code }: ConnectorAuthError): boolean {
  return code !== 'credentials_rejected' && code !== 'rate_limited' && code !== 'conflict'
}
