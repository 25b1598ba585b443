import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import packageJson from '../../package.json' with { type: 'json' }
import { browserSizes, CHECKLIST, REACT, SHARED, stylesSize, WIZARD } from '../size.js'
import { serveBenchPages } from './benchPage.js'
import { measureCalls } from './calls.js'
import { measurePage } from './measurePage.js'

/** Measures everything that the README says about speed and size, and prints it as one table in Markdown. */

type Row = readonly [what: string, ours: string, beside: string]

const [sizes, calls] = [await sizeRows(), await callRows()]
const { rows: pageRows, browser } = await pageResults()
const rows = [...sizes, ...pageRows, ...calls, proxyRow()]

const { react } = packageJson.devDependencies
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}`
const versions = [`v${packageJson.version}`, `React ${react}`, browser, `Node.js ${process.versions.node}`, machine]
console.log(`\nMeasured on ${new Date().toISOString().slice(0, 10)}: ${versions.join(', ')}.\n`)
console.log('| | measured | beside |\n|---|---|---|')
for (const row of rows) console.log(`| ${row.join(' | ')} |`)

async function sizeRows(): Promise<readonly Row[]> {
  const wizard = await browserSizes(WIZARD, REACT)
  const [checklist, hook, shared] = [
    await browserSizes(CHECKLIST, REACT),
    await browserSizes(['useConnectorAuth'], REACT),
    await browserSizes(WIZARD, [...REACT, ...SHARED]),
  ]
  const languages = Object.values(wizard.languages)
  return [
    [
      'the wizard, gzip without React: first chunk / all chunks',
      `${kB(wizard.firstChunk)} / ${kB(wizard.allChunks)}`,
      '',
    ],
    ['the same where the host has react-query, react-hook-form and zod', kB(shared.allChunks), ''],
    [
      'the checklist, in addition: first chunk / all chunks',
      `${kB(checklist.firstChunk - wizard.firstChunk)} / ${kB(checklist.allChunks - wizard.allChunks)}`,
      '',
    ],
    ['`useConnectorAuth` alone', kB(hook.allChunks), ''],
    ['`styles.css`', kB(await stylesSize()), ''],
    ['a language other than English', `${kB(Math.min(...languages))} to ${kB(Math.max(...languages))}`, ''],
  ]
}

async function callRows(): Promise<readonly Row[]> {
  const measured = await measureCalls()
  return measured.map(({ operation, calls, least }) => [
    `calls to Cyclr: ${operation}`,
    String(calls),
    `${least}, the least that its API allows`,
  ])
}

async function pageResults(): Promise<{ rows: readonly Row[]; browser: string }> {
  const pages = await serveBenchPages()
  const { mount, keystroke, heap, browser } = await measurePage(pages)
  await pages.close()
  const { wizard, bare } = mount
  const time = (at: 'first' | 'again'): Row => [
    `page to a ready form, 4 × slower CPU, 150 ms round trips, ${at === 'first' ? 'first visit' : 'again'}`,
    `${wizard[at].toFixed(0)} ms`,
    `${bare[at].toFixed(0)} ms, a bare form (${(wizard[at] / bare[at]).toFixed(2)} ×)`,
  ]
  const grown = heap.after - heap.before
  return {
    browser,
    rows: [
      time('first'),
      time('again'),
      ['a character typed: commits / components that render', `${keystroke.commits} / ${keystroke.renders}`, ''],
      [
        `memory after ${heap.mounts} more mounts`,
        `${kB(heap.after)} (${grown < 0 ? '−' : '+'}${kB(Math.abs(grown))})`,
        `${kB(heap.before)} after 10`,
      ],
    ],
  }
}

/** The median of the rounds of `npm run bench:proxy`, which compares with the same work by Hono and fetch. */
function proxyRow(): Row {
  const { stdout } = spawnSync(process.execPath, ['.ci/bench/run.mjs', 'proxy'], { encoding: 'utf8' })
  const [, ours] = /CPU of a request: (\d+) µs/.exec(stdout) ?? []
  const [, hono] = /of Hono and fetch: (\d+) µs/.exec(stdout) ?? []
  const [, ratio] = /ratio: ([\d.]+)/.exec(stdout) ?? []
  if (ours === undefined || hono === undefined) throw new Error(`bench:proxy printed no ratio:\n${stdout}`)
  return ['proxy: CPU of a read', `${ours} µs`, `${hono} µs, Hono and fetch doing the same (${ratio} ×)`]
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
