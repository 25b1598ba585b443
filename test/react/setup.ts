// oxlint-disable-next-line import/no-unassigned-import -- adds its matchers to expect
import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach, expect } from 'vitest'
import { watchMarkup } from './markupFaults.js'

configure({ asyncUtilTimeout: 5_000 })

const faultsSince = watchMarkup()

afterEach(() => {
  cleanup()
  // oxlint-disable-next-line vitest/no-standalone-expect -- it runs after each test
  expect(faultsSince()).toEqual([])
})
