import type { ReactNode } from 'react'
import { useSnapshot } from '../WizardContext.js'

/** The line below the header: a segment for each step of the flow. */
export function StepProgress(): ReactNode {
  const { progress } = useSnapshot()
  if (progress === null) {
    return (
      <div className="caw-rail" data-plain="" aria-hidden="true">
        <i />
      </div>
    )
  }
  const { names, index } = progress
  return (
    <div className="caw-rail" aria-hidden="true">
      {names.map((name, at) => (
        <i key={name} data-s={at < index ? 'done' : at === index ? 'now' : undefined} />
      ))}
    </div>
  )
}
