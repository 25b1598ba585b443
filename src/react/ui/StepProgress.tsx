'use client'
import type { ReactNode } from 'react'
import { stepNames } from '../../core/flow/stepProgress.js'
import { useWizardContext } from '../WizardContext.js'

/** The header's hairline, which is also how far the run has come. */
export function StepProgress(): ReactNode {
  const progress = useProgress()
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
        <i key={name} data-s={at < index ? 'done' : at === index ? 'now' : 'todo'} />
      ))}
    </div>
  )
}

/** Where in the run the step is, past the last one once it is done; `null` when there is nothing to count. */
export function useProgress(): { names: readonly string[]; index: number } | null {
  const { connector, step, flowState } = useWizardContext()
  if (connector === null || step === null) return null
  // A detail that is missing on a connected one is no step of a run.
  if (step.name === 'parameters' && connector.authenticated && flowState.flow !== 'reconnect') return null
  const names = stepNames(connector, flowState)
  const index = step.name === 'success' ? names.length : names.indexOf(step.name)
  return index < 0 || names.length < 2 ? null : { names, index }
}
