import { defineConfig, devices } from '@playwright/test'

/** Switches that stop background requests of the browser. */
const NO_BACKGROUND_REQUESTS = [
  '--no-sandbox',
  '--disable-gpu',
  // A process less for each browser: a sixth of the time.
  '--in-process-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Playwright's own list without `ThirdPartyStoragePartitioning`: released browsers partition storage and channels of
 * cross-site frames, so the tests have to as well. Chromium uses the last `--disable-features` switch.
 */
const DISABLED_FEATURES = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

const executablePath = process.env['CHROMIUM_PATH']

export default defineConfig({
  testDir: 'test',
  testMatch: '{e2e,readme}/**/*.spec.ts',
  outputDir: '.cache/e2e',
  // One file for all systems: what is compared does not depend on how a machine draws.
  snapshotPathTemplate: '{testDir}/{testFileDir}/{arg}{ext}',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    // Recording traces takes a third of the time.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [...NO_BACKGROUND_REQUESTS, `--disable-features=${DISABLED_FEATURES.join(',')}`],
      // With these default switches the pop-up blocker and the back/forward cache would be off.
      ignoreDefaultArgs: ['--disable-popup-blocking', '--disable-back-forward-cache'],
    },
  },
})
