import { screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { like, t, title } from './ask.js'
import { connector, METHOD } from './connectors.js'
import { createHost, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const postmoth = () => createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
const notes = () => screen.queryAllByRole('note').map(({ textContent }) => textContent)
const html = () => new Response('<!doctype html><h1>App</h1>', { headers: { 'Content-Type': 'text/html' } })

function watchWarnings() {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  return () => warn.mock.calls.map(([text]) => String(text))
}

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('In a development build the card', () => {
  it('says once in the console and in the card that the style sheet is missing', async () => {
    vi.stubEnv('NODE_ENV', 'development')
    const warnings = watchWarnings()
    renderWizard(postmoth(), 'Postmoth')
    await waitFor(() => expect(notes()).toEqual([expect.stringContaining('Import "connector-auth-wizard/styles.css"')]))
    // The console follows the card in an effect.
    await waitFor(() => expect(warnings().filter((text) => text.includes('styles.css'))).toHaveLength(1))
  })

  it.each([
    ['an HTML page in place of the proxy', html, 'Pass the path where createConnectorProxy is mounted'],
    ['an error of "authorize"', () => problem(500, 'misconfigured'), 'The request id leads to the reason in its log'],
    ['an answer that the browser refused', () => Promise.reject(new TypeError('Failed to fetch')), 'allowedOrigins'],
    ['no answer of ours (404)', () => new Response('', { status: 404 }), 'Pass the path where'],
  ])('explains %s', async (_, answer, text) => {
    vi.stubEnv('NODE_ENV', 'development')
    watchWarnings()
    const host = postmoth()
    host.on(answer)
    renderWizard(host, 'Postmoth')
    await title(like('load.unavailable.title'))
    await waitFor(() => expect(notes().join()).toContain(text))
  })

  it('runs from left to right, as English does, in a card that does not', async () => {
    vi.stubEnv('NODE_ENV', 'development')
    watchWarnings()
    const host = postmoth()
    host.on(html)
    renderWizard(host, 'Postmoth', { dir: 'rtl' })
    await waitFor(() => expect(notes()).not.toEqual([]))
    expect(screen.getAllByText('Only in development:')[0]?.parentElement).toHaveAttribute('dir', 'ltr')
    expect(screen.getAllByText('Only in development:')[0]?.parentElement).toHaveAttribute('lang', 'en')
  })

  it('says that a screen has no way out without "onExit"', async () => {
    vi.stubEnv('NODE_ENV', 'development')
    watchWarnings()
    const host = postmoth()
    host.on(() => problem(404, 'not_found'))
    const { update } = renderWizard(host, 'Postmoth', { onExit: undefined })
    await title(t('load.notFound.title'))
    await waitFor(() => expect(notes().join()).toContain('"onExit" is not set'))
    update({ onExit: () => undefined })
    expect(notes().join()).not.toContain('"onExit" is not set')
  })
})

it('Any other build shows and logs nothing of it', async () => {
  const warnings = watchWarnings()
  const host = postmoth()
  host.on(html)
  renderWizard(host, 'Postmoth', { onExit: undefined })
  await title(like('load.unavailable.title'))
  expect(notes()).toEqual([])
  expect(warnings()).toEqual([])
})
