import { readFile } from 'node:fs/promises'

/** Sections of the README that an assistant needs to write the integration. */
const SECTIONS = ['Use it', 'What your server must do', 'Other stacks', 'Reference', 'When a customer says …']

/** `dist/llms.txt`: what the package is, and those sections without pictures and without what is folded. */
export async function llms(): Promise<string> {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
  const [start = '', ...sections] = readme
    .replace(/^!\[.*\n\n|^<details>[\s\S]*?<\/details>\n\n/gm, '')
    .split(/^(?=## )/m)
  const summary = start.split('```')[0]?.trim()
  const kept = sections.filter((section) => SECTIONS.some((title) => section.startsWith(`## ${title}\n`)))
  if (kept.length !== SECTIONS.length) throw new Error('.ci/llms.ts names a section that the README has not')
  const files =
    '- README.md: everything\n- dist/*.d.ts: types, with what each option does\n- dist/openapi.json: the routes of the proxy'
  return `${summary}\n\nFiles of this package:\n\n${files}\n\n${kept.join('')}`
}
