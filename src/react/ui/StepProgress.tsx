'use client'
import type { ReactNode } from 'react'
import { stepNames } from '../../core/flow/stepProgress.js'
import { useWizardContext } from '../WizardContext.js'

/** The line below the header: a segment for each step of the flow. */
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

/** The position of the current step in the flow, after the last one on success; `null` if there are fewer than two steps. */
export function useProgress(): { names: readonly string[]; index: number } | null {
  const { connector, step, flowState } = useWizardContext()
  if (connector === null || step === null) return null
  // A setting that is missing on an authenticated connector is not a step of the flow.
  if (step.name === 'parameters' && connector.authenticated && flowState.flow !== 'reconnect') return null
  const names = stepNames(connector, flowState)
  const index = step.name === 'success' ? names.length : names.indexOf(step.name)
  return index < 0 || names.length < 2 ? null : { names, index }
}
