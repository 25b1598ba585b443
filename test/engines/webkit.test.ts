import { findWebKit } from '../../.ci/ensure.mjs'
import { describeEngine } from './describeEngine.js'
import { startWebKit } from './startWebKit.js'

const programs = findWebKit()
describeEngine('WebKit', programs === null ? null : () => startWebKit(programs))
