import { defineConfig } from '@playwright/test'
import config from '../../playwright.config.js'

/** The packed tarball in bare apps, one after the other: each is installed and built first. */
export default defineConfig({
  ...config,
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../.cache/smoke',
  workers: 1,
  fullyParallel: false,
  timeout: 600_000,
  reporter: 'list',
  use: { ...config.use, contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 400, height: 900 } },
})
