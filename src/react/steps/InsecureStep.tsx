'use client'
import { type ReactNode, useEffect } from 'react'
import { StatusScreen } from './StatusScreen.js'
import { PLAIN } from './statusScreens.js'

/** In the place of a step that asks for a secret, on a page that is not served over https. */
export function InsecureStep(): ReactNode {
  useEffect(() => {
    console.error(
      'ConnectorAuthWizard: this page is not a secure context, so no secret is asked for. Serve it over https, or from localhost.',
    )
  }, [])
  return <StatusScreen state={PLAIN.insecure} />
}
