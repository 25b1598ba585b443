import { render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ConnectorAuthChecklist } from '../../src/index.js'
import { like, t, title } from './ask.js'
import { connector, METHOD } from './connectors.js'
import { createHost, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const postmoth = () => createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
const SCRIPTS = [
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:1',
  'data:text/html,x',
]

const isOver = () => Promise.resolve(problem(401, 'unauthenticated'))

afterEach(() => {
  vi.restoreAllMocks()
})

describe('A link that would run as a script', () => {
  it.each(SCRIPTS)('is not rendered, and reported: %j', async (support) => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const host = postmoth()
    host.on(() => problem(404, 'not_found'))
    renderWizard(host, 'Postmoth', { links: { support, integrations: '/integrations' } })
    await title(t('load.notFound.title'))
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/integrations'])
    expect(report).toHaveBeenCalledWith(expect.stringContaining('the link "support" is not used'))
  })

  it.each([
    '/help?to=javascript:1',
    'https://acme.test/x',
    'mailto:help@acme.test',
    'acme-app://help',
    '#help',
    'javascript',
  ])('is not one like %j', async (support) => {
    const host = postmoth()
    host.on(() => problem(404, 'not_found'))
    renderWizard(host, 'Postmoth', { links: { support } })
    await title(t('load.notFound.title'))
    expect(screen.getByRole('link', { name: like('button.contact') })).toHaveAttribute('href', support)
  })

  it('leads nowhere in a checklist either', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    render(
      <ConnectorAuthChecklist accountConnectorIds={['1']} fetch={isOver} links={{ signIn: 'javascript:alert(1)' }} />,
    )
    await title(t('load.session.title'))
    expect(screen.queryByRole('button', { name: like('load.session.signIn') })).toBeNull()
  })
})
