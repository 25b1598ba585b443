import { describe, expect, it } from 'vitest'
import { forbidden } from './architecture/forbidden.js'
import { outlineOf } from './architecture/outlineOf.js'
import { sources } from './architecture/sources.js'

const all = await sources()

describe('the rule of imports', () => {
  it.each([
    ['core/parameters/form.ts', '../client/browser.js'],
    ['core/parameters/form.ts', '../react/WizardContext.js'],
    ['core/parameters/form.ts', '../server/routes/createApp.js'],
    ['core/parameters/form.ts', '../testing/world.js'],
    ['core/parameters/form.ts', '../locales/en.js'],
    ['core/parameters/form.ts', '../guides/act.js'],
    ['core/parameters/form.ts', '../index.js'],
    ['core/parameters/form.ts', 'react'],
    ['core/parameters/form.ts', 'hono'],
    ['core/parameters/form.ts', 'zod'],
    ['core/parameters/form.ts', 'node:crypto'],
    ['core/parameters/form.ts', '(computed)'],
    ['client/browser.ts', '../react/WizardContext.js'],
    ['client/browser.ts', '../server/routes/createApp.js'],
    ['client/browser.ts', '../testing/world.js'],
    ['client/browser.ts', '../locales/en.js'],
    ['client/browser.ts', '../guides/act.js'],
    ['client/browser.ts', 'react'],
    ['client/browser.ts', 'node:http'],
    ['react/ui/Icon.tsx', '../../server/routes/createApp.js'],
    ['react/ui/Icon.tsx', '../../testing/world.js'],
    ['react/ui/Icon.tsx', '../../guides/act.js'],
    ['react/ui/Icon.tsx', '../../index.js'],
    ['react/ui/Icon.tsx', 'node:fs'],
    ['react/ui/Icon.tsx', 'jose'],
    ['react/ui/Icon.tsx', 'zod'],
    ['server/routes/createApp.ts', '../client/browser.js'],
    ['server/routes/createApp.ts', '../react/WizardContext.js'],
    ['server/routes/createApp.ts', '../testing/world.js'],
    ['server/routes/createApp.ts', '../guides/act.js'],
    ['server/routes/createApp.ts', '../guides.js'],
    ['server/routes/createApp.ts', '../server-node.js'],
    ['server/cyclr/dto.ts', 'node:crypto'],
    ['server/routes/createApp.ts', '@remix-run/node-fetch-server'],
    ['server/routes/createApp.ts', 'react'],
    ['server/routes/createApp.ts', 'zod'],
    ['server.ts', './server-node.js'],
    ['server.ts', './react/WizardContext.js'],
    ['server.ts', 'node:http'],
    ['server-node.ts', './client/browser.js'],
    ['testing/world.ts', '../server/cyclr/dto.js'],
    ['testing/world.ts', '../client/browser.js'],
    ['testing/world.ts', '../react/WizardContext.js'],
    ['testing/world.ts', '../core/contract.js'],
    ['testing/world.ts', '../guides/act.js'],
    ['testing/world.ts', 'msw'],
    ['testing/world.ts', 'zod/mini'],
    ['testing/world.ts', 'node:http'],
    ['testing.ts', 'msw'],
    ['testing.ts', './testing-msw.js'],
    ['guides/act.ts', '../server/routes/createApp.js'],
    ['guides/act.ts', '../core/form.js'],
    ['locales/en.ts', '../react/WizardContext.js'],
    ['locales/en.ts', '../server/routes/createApp.js'],
    ['index.ts', './server/routes/createApp.js'],
    ['index.ts', './testing/world.js'],
    ['index.ts', './guides/act.js'],
    ['index.ts', './server.js'],
  ])('forbids %s to import %s', (file, from) => {
    expect(forbidden(file, [{ from, typeOnly: false }])).toEqual([from])
  })

  it.each([
    ['core/parameters/form.ts', '../react/WizardContext.js'],
    ['client/browser.ts', '../react/WizardContext.js'],
    ['react/WizardContext.ts', '../server/routes/createApp.js'],
    ['server/routes/createApp.ts', '../client/browser.js'],
    ['testing/world.ts', '../server/cyclr/dto.js'],
    ['server/routes/createApp.ts', 'node:http'],
  ])('forbids %s even a type of %s', (file, from) => {
    expect(forbidden(file, [{ from, typeOnly: true }])).toEqual([from])
  })

  it.each([
    ['server/routes/createApp.ts', '../guides/ConnectorGuide.js'],
    ['testing/world.ts', '../core/connector.js'],
    ['guides/ConnectorGuide.ts', '../core/grant.js'],
  ])('allows %s the types of %s and nothing that runs', (file, from) => {
    expect(forbidden(file, [{ from, typeOnly: true }])).toEqual([])
    expect(forbidden(file, [{ from, typeOnly: false }])).toEqual([from])
  })

  it.each([
    ['core/parameters/form.ts', './connector.js'],
    ['core/contract.ts', 'zod/mini'],
    ['client/browser.ts', '../core/errors.js'],
    ['react/ui/Icon.tsx', '../../locales/en.js'],
    ['react/WizardContext.ts', '@hookform/resolvers/zod'],
    ['server/routes/createApp.ts', 'hono/cors'],
    ['server-node.ts', 'node:http'],
    ['testing/createApi.ts', 'hono'],
    ['testing-msw.ts', 'msw'],
  ])('allows %s to import %s', (file, from) => {
    expect(forbidden(file, [{ from, typeOnly: false }])).toEqual([])
  })

  it.each(['utils/a.ts', 'shared/a.ts', 'other.ts'])('knows no place for %s', (file) => {
    expect(forbidden(file, [])).toHaveLength(1)
  })
})

describe('the reader of imports', () => {
  it.each([
    ["import { a } from './x.js'", { from: './x.js', typeOnly: false }],
    ["import './x.js'", { from: './x.js', typeOnly: false }],
    ["import type { A } from './x.js'", { from: './x.js', typeOnly: true }],
    ["import { type A, type B } from './x.js'", { from: './x.js', typeOnly: true }],
    ["import { type A, b } from './x.js'", { from: './x.js', typeOnly: false }],
    ["import * as x from './x.js'", { from: './x.js', typeOnly: false }],
    ["export { a } from './x.js'", { from: './x.js', typeOnly: false }],
    ["export { type A } from './x.js'", { from: './x.js', typeOnly: true }],
    ["export type { A } from './x.js'", { from: './x.js', typeOnly: true }],
    ["export * from './x.js'", { from: './x.js', typeOnly: false }],
    ["const load = () => import('./x.js')", { from: './x.js', typeOnly: false }],
    ["type A = import('./x.js').A", { from: './x.js', typeOnly: true }],
    ['const load = (name: string) => import(name)', { from: '(computed)', typeOnly: false }],
  ])('sees %s', (source, edge) => {
    expect(outlineOf('a.ts', source).imports).toEqual([edge])
  })

  it('tells a global from a property of its name', () => {
    expect(outlineOf('a.ts', 'window.open()').names).toContain('window')
    expect(outlineOf('a.ts', 'const { window: w } = browser; browser.window.open(w)').names).not.toContain('window')
  })
})

describe('the source', () => {
  it('is there to be looked at', () => {
    expect(all.length).toBeGreaterThan(200)
  })

  it.each(all)('$file imports only what its place allows', ({ file, outline }) => {
    expect(forbidden(file, outline.imports)).toEqual([])
  })

  it('passes on names in entry files only', () => {
    // The forms' door is an entry too: of the chunk that is loaded when a form is needed.
    const entries = /^[^/]+\.ts$|^react\/steps\/lazyViews\.ts$/
    expect(all.filter(({ file, outline }) => outline.reexports && !entries.test(file)).map(({ file }) => file)).toEqual(
      [],
    )
  })

  it('has no file over 250 lines, and half of them are under 80', () => {
    expect(all.filter(({ lines }) => lines > 250).map(({ file }) => file)).toEqual([])
    // The sixty guides are data and would flatter the median.
    const sizes = all
      .flatMap(({ file, lines }) => (file.startsWith('guides/') ? [] : [lines]))
      .toSorted((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(80)
  })

  it('has no folder for what belongs nowhere', () => {
    const folders = new Set(all.flatMap(({ file }) => file.split('/').slice(0, -1)))
    for (const name of ['utils', 'helpers', 'common', 'types', 'hooks']) expect(folders).not.toContain(name)
  })

  it("says 'use client' in every file with a component or a hook, and nowhere else but in the entry", () => {
    const said = all.filter(({ outline }) => outline.directives.includes('use client')).map(({ file }) => file)
    const due = all.map(({ file }) => file).filter((file) => CLIENT.test(file) || usesReact(file))
    expect(due.filter((file) => !said.includes(file))).toEqual([])
    expect(said.filter((file) => file !== 'index.ts' && !file.startsWith('react/'))).toEqual([])
  })

  it('touches no window outside the browser', () => {
    const folders = /^(core|server|testing|guides|locales)\//
    const touching = all.filter(({ file, outline }) => folders.test(file) && outline.names.has('window'))
    expect(touching.map(({ file }) => file)).toEqual([])
  })
})

/** The entry, components and hooks. */
const CLIENT = /^(index\.ts|react\/(.*\.tsx|(.*\/)?use[A-Z]\w*\.ts))$/

/** It takes something that runs from React. */
function usesReact(file: string): boolean {
  const source = all.find((one) => one.file === file)
  return source?.outline.imports.some(({ from, typeOnly }) => from === 'react' && !typeOnly) ?? false
}
