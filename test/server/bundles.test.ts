import { createContext, runInContext } from 'node:vm'
import { type BuildOptions, build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { ACCOUNT, createFakeCyclr } from '../../src/testing.js'
import { BASE, ORIGIN, OWN, optionsWith } from './harness.js'

async function bundle(entry: string, options: BuildOptions): Promise<string> {
  const { outputFiles = [], warnings } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
    ...options,
  })
  expect(warnings).toEqual([])
  return outputFiles.map(({ text }) => text).join('\n')
}

/** The globals of every runtime with the Fetch API, none of Node. */
const FETCH_RUNTIME = {
  Request,
  Response,
  Headers,
  URL,
  URLSearchParams,
  TextEncoder,
  TextDecoder,
  AbortController,
  AbortSignal,
  ReadableStream,
  TransformStream,
  FormData,
  Blob,
  DOMException,
  Uint8Array,
  crypto,
  fetch,
  setTimeout,
  clearTimeout,
  queueMicrotask,
  btoa,
  atob,
  console,
  structuredClone,
}

/** Terms that occur only in the proxy's code. */
const SERVER_WORDS = [
  'client_secret',
  'clientSecret',
  '/oauth/token',
  'signintoken',
  'X-Cyclr-Account',
  'api.cyclr',
  'AuthValue',
  'createConnectorService',
  'createCyclrClient',
  'EncryptJWT',
]

describe('The server entry', () => {
  it('runs on every runtime with fetch: without process, require or a Node module', async () => {
    const source = await bundle('src/server.ts', { format: 'iife', globalName: 'wizard' })
    expect(source).not.toMatch(/["']node:|require\(["'](?:fs|http|crypto|cluster|events)["']\)/)
    const context = createContext({ ...FETCH_RUNTIME })
    runInContext(`${source}\nglobalThis.wizard = wizard`, context)
    expect(runInContext('typeof process + typeof require + typeof Buffer', context)).toBe('undefinedundefinedundefined')

    const cyclr = createFakeCyclr()
    const { apiOrigin, serviceOrigin, clientId, clientSecret } = cyclr.options
    const { rateLimit: _, ...options } = optionsWith({
      cyclr: { apiDomain: apiOrigin, serviceDomain: serviceOrigin, clientId, clientSecret, signInUser: 'sign-in' },
      authorize: () => ({ accountId: ACCOUNT, userId: 'user-1' }),
      fetch: cyclr.fetch,
    })
    context['options'] = options
    const proxy = runInContext('wizard.createConnectorProxy(options)', context)
    const id = cyclr.installed({ name: 'Sticky', accountId: ACCOUNT })[0]?.id
    const read = await proxy.fetch(new Request(`${ORIGIN}${BASE}/connectors/${id}`, { headers: OWN }))
    expect(read.status).toBe(200)
    const { methods } = await read.json()
    const written = await proxy.fetch(
      new Request(`${ORIGIN}${BASE}/connectors/${id}/credentials`, {
        method: 'PUT',
        headers: OWN,
        body: JSON.stringify({ methodId: methods[0].id, apiKey: 'k-1' }),
      }),
    )
    expect(await written.json()).toMatchObject({ connector: { authenticated: true } })
  })

  it('PL-08: is not part of the browser bundle', async () => {
    const source = await bundle('src/index.ts', {
      format: 'esm',
      external: ['react', 'react-dom', 'react/jsx-runtime'],
      splitting: true,
      outdir: 'out',
    })
    expect(source.length).toBeGreaterThan(50_000)
    const found = SERVER_WORDS.filter((word) => source.includes(word))
    expect(found).toEqual([])
  })
})
