import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// Conditions are waited for, not times: a busy machine may take a while.
configure({ asyncUtilTimeout: 5_000 })

afterEach(cleanup)
