import { spawnSync } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const ROOT = new URL('../../', import.meta.url)

/** Before the first test: a build empties `dist`, which several files read at the same time. */
export async function setup(): Promise<void> {
  if (await isBuilt()) return
  const { status } = spawnSync('npm', ['run', 'build'], { cwd: fileURLToPath(ROOT), stdio: 'inherit' })
  if (status !== 0) throw new Error('The package cannot be built.')
}

/** True when dist is newer than every file of src. */
async function isBuilt(): Promise<boolean> {
  const output = await stat(new URL('dist/index.d.ts', ROOT)).catch(() => null)
  const files = await readdir(new URL('src/', ROOT), { recursive: true })
  const changes = await Promise.all(files.map((file) => stat(new URL(`src/${file}`, ROOT))))
  return output !== null && changes.every(({ mtimeMs }) => mtimeMs < output.mtimeMs)
}
