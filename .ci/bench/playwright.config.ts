import { defineConfig } from '@playwright/test'
import config from '../../playwright.config.js'

/** Benchmarks in a browser, run one after the other. */
export default defineConfig({
  ...config,
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../.cache/bench/browser',
  workers: 1,
  reporter: 'line',
})
