import { defineConfig, devices } from '@playwright/test'

/** Switches that keep a test browser quiet on a closed network. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Playwright turns these off so that tests see less. The list is its own without `ThirdPartyStoragePartitioning`: a frame on
 * another site has its storage and its channels to itself in every browser that ships. The last such switch wins.
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
  testDir: 'test/e2e',
  outputDir: '.cache/e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    // Recording costs a third of the time.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [...QUIET, `--disable-features=${DISABLED_FEATURES.join(',')}`],
      // With these no pop-up is ever blocked, and no page ever comes back from the back/forward cache.
      ignoreDefaultArgs: ['--disable-popup-blocking', '--disable-back-forward-cache'],
    },
  },
})
