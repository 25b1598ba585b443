import type { TestSite, TestSiteOptions } from '../e2e/oauth/testSite/startTestSite.js'
import type { Engine } from './Engine.js'

export type Story = {
  title: string
  /** Part of the gate, which has a minute for both engines. */
  inGate?: true
  notIn?: 'Firefox' | 'WebKit'
  run: (stage: Stage) => Promise<void>
}

export type Stage = {
  engine: Engine
  /** Starts a host page with the built widget, its proxy, a fake Cyclr and a provider. */
  startSite: (options?: TestSiteOptions) => Promise<TestSite>
}
