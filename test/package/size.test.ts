import { expect, it } from 'vitest'
import { browserSizes } from '../../.ci/size.js'

const KB = 1000

it('loads at most 40 kB gzip before anything shows, and 52 kB with every lazy part', async () => {
  const { firstChunk, allChunks } = await browserSizes('src/index.ts')
  console.log(`first chunk ${(firstChunk / KB).toFixed(1)} kB, all chunks ${(allChunks / KB).toFixed(1)} kB (gzip)`)
  expect(firstChunk).toBeLessThanOrEqual(40 * KB)
  expect(allChunks).toBeLessThanOrEqual(52 * KB)
})
