'use client'
import { useEffect } from 'react'
import type { View } from './options.js'
import type { Wizard } from './wizard/createWizard.js'

/** Tells the host which state came into view. */
export function useViewed(wizard: Wizard, view: View): void {
  useEffect(() => {
    if (view !== 'loading') wizard.report.event('step_viewed')
  }, [wizard, view])
}
