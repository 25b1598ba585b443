import * as matchers from '@testing-library/jest-dom/matchers'
import type {} from '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach, expect } from 'vitest'

expect.extend(matchers)
afterEach(cleanup)
