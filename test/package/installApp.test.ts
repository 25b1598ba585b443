import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { run, runWithin } from '../../.ci/installApp.js'

const FOREVER = ['node', '-e', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'] as const

describe('A program that an installed app needs', () => {
  it('is killed when it does not end in time, as an npm whose registry does not answer', () => {
    expect(() => runWithin(500, tmpdir(), {}, ...FOREVER)).toThrow(/^node -e .* did not end within 0\.5 seconds/)
  })

  it('returns what it prints, and throws with all of it when it fails', () => {
    expect(run(tmpdir(), {}, 'node', '-p', '1 + 1')).toBe('2\n')
    expect(() => run(tmpdir(), {}, 'node', '-e', 'console.log("canary"); process.exit(3)')).toThrow('canary')
  })
})
