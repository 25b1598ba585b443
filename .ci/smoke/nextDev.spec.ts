import { readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, test } from '@playwright/test'
import { transform } from 'esbuild'
import { en } from '../../src/locales/en.js'
import type { Running } from '../../test/server/frameworks/suite.js'
import type { App } from '../frameworks/apps.js'
import { runApp } from '../frameworks/runApp.js'
import { pack } from '../installApp.js'

/** An app made of the README's blocks alone, with the proxy of "Without Cyclr". */
async function nextDev(): Promise<App> {
  const [component, proxy] = await Promise.all([readmeCode('Integration.tsx'), readmeCode('withoutCyclr.ts')])
  return {
    name: 'Next 16, next dev',
    packages: ['next@16', 'react@19', 'react-dom@19'],
    files: {
      'app/api/connector-auth/[...path]/proxy.js': proxy.replace(
        '"http://localhost:3000/api/connector-auth"',
        '`http://localhost:${process.env.PORT}/api/connector-auth`',
      ),
      'app/api/connector-auth/[...path]/route.js': { readme: 'next' },
      'app/Integration.jsx': `'use client'\n${component}`,
      'app/layout.jsx': `
        export default function Layout({ children }) {
          return <html lang="en"><body>{children}</body></html>
        }`,
      'app/page.jsx': `
        'use client'
        import { StrictMode, useState } from 'react'
        import { Integration } from './Integration.jsx'
        export default function Page() {
          const [connected, setConnected] = useState('')
          return <StrictMode><Integration onConnected={setConnected} /><p>Connected: {connected}</p></StrictMode>
        }`,
    },
    start: ['next', 'dev'],
  }
}

async function readmeCode(name: string): Promise<string> {
  const source = await readFile(`test/readme/${name}`, 'utf8')
  return (await transform(source, { loader: 'tsx', jsx: 'preserve', format: 'esm' })).code
}

let tarball: string
let running: Running

test.beforeAll(async () => {
  tarball = await pack()
  running = await runApp(await nextDev(), tarball, { NODE_ENV: 'development' })
})

test.afterAll(async () => {
  await running.close()
  await rm(dirname(tarball), { recursive: true, force: true })
})

test('the dev server of Next 16: a wrong key is refused, the right one connects, and it is connected after a reload', async ({
  page,
}) => {
  // Next refuses the connection for development at 127.0.0.1, and then starts no component.
  await page.goto(running.origin.replace('127.0.0.1', 'localhost'))
  const wizard = page.locator('.caw-root')
  const connectWith = async (key: string) => {
    await wizard.getByLabel(en['apiKey.label'], { exact: true }).fill(key)
    await wizard.getByRole('button', { name: en['button.connect'], exact: true }).click()
  }
  // Next compiles the page and the route when they are first asked for.
  await wizard.getByRole('textbox').first().fill('brightwater', { timeout: 60_000 })
  await connectWith('wrong-key')
  await expect(wizard.getByText('BambooHR didn’t accept this key').first()).toBeVisible({ timeout: 30_000 })
  await connectWith('key-of-brightwater')
  await expect(wizard).toHaveAttribute('data-state', 'success')
  await expect(page.getByText('Connected: BambooHR')).toBeVisible()
  await page.reload()
  await expect(wizard).toHaveAttribute('data-state', 'connected')
})
