// oxlint-disable-next-line import/no-unassigned-import -- adds its matchers to expect
import '@testing-library/jest-dom/vitest'
import { cleanup, configure, getConfig } from '@testing-library/react'
import { afterEach, expect } from 'vitest'
import { watchMarkup } from './markupFaults.js'

/** Of the event loop: React renders in slices of some milliseconds. */
const TURNS = 3

const testingLibrary = getConfig()
const { setImmediate } = globalThis

configure({
  asyncUtilTimeout: 5_000,
  // Testing Library waits for a timer of 0 ms, which on a busy machine ends before React's scheduler has its turn.
  asyncWrapper: async (act) => {
    const result = await testingLibrary.asyncWrapper(act)
    for (let turn = 0; turn < TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    return result
  },
})

const faultsSince = watchMarkup()

/** Whether a wizard that was not stopped still has the browser ask before the page is left. */
const isAsked = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

afterEach(() => {
  cleanup()
  // oxlint-disable-next-line vitest/no-standalone-expect -- it runs after each test
  expect({ faults: faultsSince(), isAsked: isAsked() }).toEqual({ faults: [], isAsked: false })
})
