import { test as base } from '@playwright/test'
import { type Stage, type StageOptions, startStage } from './startStage.js'

export { expect } from '@playwright/test'

type Fixtures = {
  /** Sets up the servers of a test, which are gone when it ends. */
  stage: (options?: StageOptions) => Promise<Stage>
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's source
  stage: async ({}, provide) => {
    const started: Stage[] = []
    await provide(async (options) => {
      const stage = await startStage(options)
      started.push(stage)
      return stage
    })
    await Promise.all(started.map((stage) => stage.close()))
  },
})
