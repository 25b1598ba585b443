// Types, lint and the fast tests of what differs from main, in under a minute. The gate is `npm test`.
import { spawnSync } from 'node:child_process'

/** They start browsers, servers or builds, or send thousands of generated requests. */
const SLOW = [
  'test/{demo,package,styles}/**',
  'test/server/{anyBody,anyRequest,crossSite,instances,oauthPages}.test.ts',
]

const steps = [
  ['Types', 'tsc', '-p', 'tsconfig.json'],
  ['Lint', 'oxlint', '--type-aware'],
  ['Format', 'biome', 'check', '.'],
  ['Tests', 'vitest', 'run', '--changed', base(), '--passWithNoTests', ...SLOW.flatMap((glob) => ['--exclude', glob])],
]

const failed = steps.filter(([title, ...command]) => {
  console.log(`\n— ${title}`)
  return spawnSync('npx', ['--no-install', ...command], { stdio: 'inherit' }).status !== 0
})
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.map(([title]) => title).join(', ')}`)
  process.exit(1)
}

/** Where this branch left main; on main itself, the last commit. */
function base() {
  const { stdout, status } = spawnSync('git', ['merge-base', 'HEAD', 'main'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : 'HEAD'
}
