import { createElement, type ReactNode, useEffect, useState } from 'react'

/** The note for developers, in a development build alone. */
export function useDeveloperNote(): ReactNode {
  const [note, setNote] = useState<ReactNode>(null)
  useEffect(() => {
    loadInDevelopment()?.then(
      ({ DeveloperNote }) => setNote(createElement(DeveloperNote)),
      () => undefined,
    )
  }, [])
  return note
}

/** Bundlers replace `process.env.NODE_ENV`, and leave the import out of every other build. */
function loadInDevelopment() {
  try {
    if (process.env.NODE_ENV === 'development') return import('./developer/DeveloperNote.js')
  } catch {
    // Without a bundler there is no `process`.
  }
  return null
}
