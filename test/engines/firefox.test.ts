import { findFirefox } from '../../.ci/ensure.mjs'
import { describeEngine } from './describeEngine.js'
import { startFirefox } from './startFirefox.js'

const program = findFirefox()
describeEngine('Firefox', program === null ? null : () => startFirefox(program))
