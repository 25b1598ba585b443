import type { Page } from '@playwright/test'
import type { PlainPage } from '../oauth/testSite/plainDocument.js'

export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'"

/** Shows each event that reaches the document, by its name and what it came from. */
const LISTENER = `
const names = ['caw-success', 'caw-exit', 'caw-error', 'caw-event', 'caw-disconnect', 'caw-change', 'caw-complete', 'caw-dirtychange', 'error', 'close']
for (const name of names) document.addEventListener(name, ({ target, detail }) => {
  const line = document.createElement('li')
  line.textContent = [name, target.id, detail?.name ?? detail?.reason ?? (typeof detail === 'boolean' ? detail : '')].join(' ')
  document.getElementById('events').append(line)
})`

/** What the page outside sees of the keyboard. */
const KEYS = `
document.addEventListener('keydown', ({ key }) => { document.getElementById('keys').textContent += key + ' ' })`

/** A page of plain HTML with two places for elements. `script` runs before the elements are defined. */
export const elementPage = (elements: (ids: readonly string[]) => string, script = ''): PlainPage => ({
  policy: POLICY,
  files: { '/page.js': LISTENER + KEYS + script, '/page.css': 'connector-auth-wizard { --caw-accent: rgb(0, 96, 0) }' },
  body: (ids) =>
    `<link rel="stylesheet" href="/page.css"><script src="/page.js" defer></script><div id="here">${elements(ids)}</div><div id="there"></div><ul id="events"></ul><output id="keys"></output>
<script type="module" src="/dist/script.js"></script>`,
})

export const events = (browser: Page) => browser.locator('#events > li')
