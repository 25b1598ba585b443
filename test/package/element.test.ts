import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import type { JSX } from 'react'
import { describe, expect, expectTypeOf, it, onTestFinished } from 'vitest'
import { shippedScript } from '../../.ci/script.js'
import { browserCode } from '../../.ci/size.js'
import type { SuccessDetails } from '../../src/client/options.js'
import type { CHECKLIST_CALLBACKS, WIZARD_CALLBACKS } from '../../src/element/events.js'
import {
  ConnectorAuthChecklistElement,
  type ConnectorAuthEventMap,
  ConnectorAuthWizardElement,
  type ReactIntrinsicElements,
  type VueGlobalComponents,
} from '../../src/element.js'
import { type ConnectorAuthChecklistProps, type ConnectorAuthWizardProps } from '../../src/index.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)

const HOST_WITHOUT_REACT = `
import type { ConnectorAuthEventMap, VueGlobalComponents } from 'connector-auth-wizard/element'
export const element = document.createElement('connector-auth-wizard')
element.locale = 'de'
element.addEventListener('caw-success', ({ detail }) => detail.name.toUpperCase())
export type Details = ConnectorAuthEventMap['caw-exit']['detail']['reason']
export type Props = InstanceType<VueGlobalComponents['connector-auth-wizard']>['$props']
// @ts-expect-error -- fails where the types are not found
element.intent = 'sometimes'
`

type Callback<P> = Extract<keyof P, `on${string}`>
type EventOf<C> = C extends `on${infer Name}` ? `caw-${Lowercase<Name>}` : never
type ArgumentOf<P> = {
  [C in Callback<P> as EventOf<C>]-?: P[C] extends ((details: infer D) => void) | undefined ? D : never
}
type DetailOf<E extends keyof ConnectorAuthEventMap> = ConnectorAuthEventMap[E]['detail']

declare module 'react' {
  // oxlint-disable-next-line typescript/no-namespace -- as a host does it
  namespace JSX {
    interface IntrinsicElements extends ReactIntrinsicElements {}
  }
}

describe('The script file', () => {
  it('is one module of at most 109 kB (gzip), whose only imports are languages beside it', async () => {
    const code = await shippedScript()
    const bytes = gzipSync(code).length
    console.log(`script.js: ${(bytes / 1000).toFixed(1)} kB gzip`)
    expect(bytes).toBeLessThanOrEqual(109_000)
    const imported = [...code.matchAll(/\bimport\(?\s*[`'"]([^`'"]+)/g)].map(([, from]) => from)
    const languages = ['de', 'fr', 'es', 'it', 'nl', 'pt-BR', 'pl', 'ja', 'ar']
    expect(imported).toEqual(languages.map((name) => `./locales/${name}.js`))
    expect(code).not.toMatch(/^import|\bfrom\s*["'`]\.|process\.env/m)
  })
})

describe('The elements', () => {
  it('can be imported on a server, where they are not defined', () => {
    expect('HTMLElement' in globalThis).toBe(false)
    expect(ConnectorAuthWizardElement.observedAttributes).toContain('account-connector-id')
    expect(ConnectorAuthChecklistElement.observedAttributes).toContain('cycle-id')
    expect(ConnectorAuthWizardElement.observedAttributes).not.toContain('get-token')
  })

  it('have a type in the document, in its events, in React and in Vue', () => {
    expectTypeOf<HTMLElementTagNameMap['connector-auth-wizard']>().toEqualTypeOf<ConnectorAuthWizardElement>()
    expectTypeOf<ConnectorAuthWizardElement['accountConnectorId']>().toEqualTypeOf<string | number | null | undefined>()
    expectTypeOf<ConnectorAuthChecklistElement['order']>().toEqualTypeOf<'free' | 'enforced' | undefined>()
    expectTypeOf<GlobalEventHandlersEventMap['caw-success']>().toEqualTypeOf<CustomEvent<SuccessDetails>>()
    type InReact = JSX.IntrinsicElements['connector-auth-wizard']
    expectTypeOf<{ 'account-connector-id': string; 'can-exit': string }>().toExtend<InReact>()
    expectTypeOf<{ intent: 'sometimes' }>().not.toExtend<InReact>()
    type InVue = InstanceType<VueGlobalComponents['connector-auth-checklist']>['$props']
    expectTypeOf<{ cycleId: string; onCawComplete: (event: CustomEvent) => void }>().toExtend<InVue>()
    expectTypeOf<{ cycleId: number }>().not.toExtend<InVue>()
  })

  it('have an event for each callback of the components, with its argument as the detail', () => {
    expectTypeOf<(typeof WIZARD_CALLBACKS)[number]>().toEqualTypeOf<Callback<ConnectorAuthWizardProps>>()
    expectTypeOf<(typeof CHECKLIST_CALLBACKS)[number]>().toEqualTypeOf<Callback<ConnectorAuthChecklistProps>>()
    type OfWizard = ArgumentOf<ConnectorAuthWizardProps>
    type OfChecklist = ArgumentOf<ConnectorAuthChecklistProps>
    expectTypeOf<keyof ConnectorAuthEventMap>().toEqualTypeOf<keyof OfWizard | keyof OfChecklist>()
    expectTypeOf<OfWizard>().toExtend<{ [E in keyof OfWizard]: DetailOf<E> }>()
    expectTypeOf<OfChecklist>().toExtend<{ [E in keyof OfChecklist]: DetailOf<E> }>()
  })

  it('have these types in a host that has none of React', async () => {
    const host = await mkdtemp(join(tmpdir(), 'caw-element-types-'))
    onTestFinished(() => rm(host, { recursive: true, force: true }))
    const { dependencies }: { dependencies: object } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
    for (const name of ['react', 'react-dom', ...Object.keys(dependencies)]) {
      await link(join(ROOT, 'node_modules', name), join(host, 'node_modules', name))
    }
    for (const name of ['package.json', 'dist']) {
      await link(join(ROOT, name), join(host, 'node_modules/connector-auth-wizard', name))
    }
    await writeFile(join(host, 'host.mts'), HOST_WITHOUT_REACT)
    const options =
      '--noEmit --strict --target es2022 --module nodenext --preserveSymlinks --skipLibCheck false --types'
    const { stdout } = await run(join(ROOT, 'node_modules/.bin/tsc'), [...options.split(' '), '*', 'host.mts'], {
      cwd: host,
    }).catch((error: { stdout: string }) => error)
    expect(stdout).toBe('')
  })

  it('leave hosts without them as they are: the entry "." has nothing of them', async () => {
    expect(await browserCode('production')).not.toContain('connector-auth-checklist')
  })
})

async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await symlink(target, path)
}
