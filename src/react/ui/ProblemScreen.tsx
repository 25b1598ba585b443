import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from './Button.js'
import { CopyText } from './CopyButton.js'
import { type HeadingLevel, TITLE_HEADING } from './headings.js'
import { Notice } from './Notice.js'

type ProblemScreenProps = {
  headingLevel: HeadingLevel | undefined
  title: string
  lede: string
  /** That it is tried again without the user, and when. */
  countdown?: ReactNode
  reference: string
  details: { text: () => string; label: string; copied: string }
  button: string
  /** What the button does is under way. */
  busy?: boolean
  onClick: () => void
  lostFocus: () => boolean
}

/** A screen for when the others cannot be shown: they are not loaded, or one of them threw an error. Needs no context. */
export function ProblemScreen(props: ProblemScreenProps): ReactNode {
  const {
    headingLevel = 2,
    title,
    lede,
    countdown,
    reference,
    details,
    button,
    busy = false,
    onClick,
    lostFocus,
  } = props
  const Title = TITLE_HEADING[headingLevel]
  const ref = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (lostFocus()) ref.current?.focus()
  }, [lostFocus])
  return (
    <div className="caw-panel">
      <div className="caw-body">
        <div className="caw-intro" role="alert">
          <Title className="caw-title" tabIndex={-1} ref={ref}>
            {title}
          </Title>
          <p className="caw-lede">{lede}</p>
        </div>
        {countdown && <Notice icon="clock">{countdown}</Notice>}
        <p className="caw-ref">
          <span>{reference}</span>
          <CopyText
            kind="link"
            text={details.text}
            label={<span key="label">{details.label}</span>}
            copied={<span key="copied">{details.copied}</span>}
          />
        </p>
      </div>
      <div className="caw-foot">
        <div className="caw-actions">
          <Button kind="primary" busy={busy} onClick={onClick}>
            <span>{button}</span>
          </Button>
        </div>
      </div>
    </div>
  )
}
