import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { environmentOf } from '../.ci/installApp.js'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** Their specs run on demand only, so a config that no longer finds them would go unnoticed. */
const ON_DEMAND = ['.ci/smoke', '.ci/bench']

type Suite = { file: string; specs: readonly unknown[]; suites?: readonly Suite[] }

describe('The browser tests on demand', () => {
  it.each(ON_DEMAND)('are all found by the config of %s', (folder) => {
    const { stdout } = playwright('--config', `${folder}/playwright.config.ts`, '--list', '--reporter=json')
    const { config, suites }: { config: { rootDir: string }; suites: readonly Suite[] } = JSON.parse(stdout)
    const found = suites.filter(hasTests).map(({ file }) => relative(ROOT, join(config.rootDir, file)))
    expect(found).not.toEqual([])
    expect(found.toSorted()).toEqual(specsIn(folder).toSorted())
  })

  it('fail and say so where none is found', () => {
    const { status, stdout, stderr } = playwright('--config', '.ci/smoke/playwright.config.ts', 'no-such-file')
    expect(stdout + stderr).toContain('No tests found')
    expect(status).toBe(1)
  })
})

describe('A spec', () => {
  it('is in a folder whose config runs it', () => {
    const specs = ['.ci', 'demo', 'src', 'test'].flatMap(specsIn)
    const folders = [...ON_DEMAND, 'test/e2e', 'test/readme']
    expect(specs.filter((spec) => !folders.some((folder) => spec.startsWith(`${folder}/`)))).toEqual([])
  })
})

function playwright(...args: readonly string[]) {
  const command = ['--no-install', 'playwright', 'test', ...args]
  return spawnSync('npx', command, { cwd: ROOT, encoding: 'utf8', env: environmentOf({}) })
}

function specsIn(folder: string): readonly string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  return files.filter((path) => path.endsWith('.spec.ts')).map((path) => join(folder, path))
}

function hasTests({ specs, suites = [] }: Suite): boolean {
  return specs.length > 0 || suites.some(hasTests)
}
