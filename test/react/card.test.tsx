import { act, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { en } from '../../src/index.js'
import { assertive, button, field, noButton, polite, said, title } from './ask.js'
import { connector, METHOD, optional, parameter } from './connectors.js'
import { createHost, problem, silence } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const postmoth = () => createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
const withRegion = () => createHost({ connectors: [connector('Postmoth', [METHOD.apiKey], [parameter('Region')])] })

/** Layout is not jsdom's: colours are measured where there are some. */
async function faults(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)
}

describe('What a host may set', () => {
  it('is every word, or the whole language', async () => {
    const shown = renderWizard(postmoth(), 'Postmoth', { messages: { 'button.connect': 'Link {provider} up' } })
    await title(/Paste your Postmoth API key/)
    expect(button('Link Postmoth up')).toBeVisible()
    shown.unmount()
    renderWizard(postmoth(), 'Postmoth', { locale: { ...en, 'apiKey.title': '{label} von {provider} einfügen' } })
    await title('API key von Postmoth einfügen')
    expect(screen.getByText('Postmoth', { selector: 'h3 bdi' })).toBeVisible()
  })

  it('is the level of its headings', async () => {
    renderWizard(postmoth(), 'Postmoth', { headingLevel: 4 })
    expect(await screen.findByRole('heading', { level: 5, name: 'Paste your Postmoth API key' })).toBeVisible()
    expect(screen.getByRole('heading', { level: 4, name: 'Postmoth' })).toBeVisible()
  })

  it('is the frame, the colour scheme and a class', async () => {
    const { container, update } = renderWizard(postmoth(), 'Postmoth')
    await title(/Paste your/)
    const root = container.querySelector('section')
    expect(root).toHaveAttribute('data-frame', 'card')
    expect(root).toHaveAttribute('data-scheme', 'inherit')
    update({ frame: 'plain', colorScheme: 'dark', className: 'in-modal' })
    expect(root).toHaveAttribute('data-frame', 'plain')
    expect(root).toHaveAttribute('data-scheme', 'dark')
    expect(root).toHaveClass('caw-root', 'in-modal')
    expect(root).toHaveAttribute('data-state', 'credentials')
  })

  it('is where its own policy on secrets stands', async () => {
    renderWizard(postmoth(), 'Postmoth', { links: { privacy: '/privacy' } })
    await title(/Paste your/)
    expect(said()).toContain(
      'Sent securely to Alderway, which keeps it to stay connected to Postmoth. Not saved in this browser.',
    )
    expect(screen.getByRole('link', { name: 'How Alderway handles this' })).toHaveAttribute('href', '/privacy')
  })
})

const segments = () => [...document.querySelectorAll('.caw-rail > i')].map((one) => one.getAttribute('data-s'))

describe('The line under the header', () => {
  it('fills from step to step, and stays filled after the last one', async () => {
    const { user } = renderWizard(withRegion(), 'Postmoth')
    await title('Step 1 of 2: Tell us about your Postmoth account')
    expect(segments()).toEqual(['now', 'todo'])
    await user.type(field('Region'), 'eu{Enter}')
    await title('Step 2 of 2: Paste your Postmoth API key')
    expect(segments()).toEqual(['done', 'now'])
    await user.type(field('API key'), 'pm_live_12345678{Enter}')
    await title('Postmoth is set up')
    expect(segments()).toEqual(['done', 'done'])
  })

  it('is a plain one where there is one step', async () => {
    const { user } = renderWizard(postmoth(), 'Postmoth')
    await title(/Paste your/)
    await user.type(field('API key'), 'pm_live_12345678{Enter}')
    await title('Postmoth is set up')
    expect(segments()).toEqual([null])
  })
})

describe('Focus and announcements', () => {
  it('goes to the title of the next step, whose name says which one it is', async () => {
    const { user } = renderWizard(
      createHost({ connectors: [connector('Postmoth', [METHOD.basic], [parameter('Region'), parameter('Plan')])] }),
      'Postmoth',
    )
    await title('Step 1 of 2: Tell us about your Postmoth account')
    await user.type(field('Region'), 'eu')
    await user.type(field('Plan'), 'small{Enter}')
    const heading = await title('Step 2 of 2: Enter your Postmoth details')
    await waitFor(() => expect(heading).toHaveFocus())
    expect(heading).toHaveAttribute('tabindex', '-1')
  })

  it('goes to the only field of a step, which brings the title along', async () => {
    const { user } = renderWizard(withRegion(), 'Postmoth')
    await title(/Tell us about/)
    await user.type(field('Region'), 'eu{Enter}')
    await title(/Paste your/)
    await waitFor(() => expect(field('API key')).toHaveFocus())
    expect(field('API key')).toHaveAccessibleDescription(/Paste your Postmoth API key/)
  })

  it('goes to the title after a success', async () => {
    const { user } = renderWizard(postmoth(), 'Postmoth')
    await title(/Paste your/)
    await user.type(field('API key'), 'pm_live_12345678')
    await user.click(button('Connect'))
    const heading = await title('Postmoth is set up')
    await waitFor(() => expect(heading).toHaveFocus())
  })

  it('has its two live regions from the first render, empty, and never announces what was focused', async () => {
    const host = postmoth()
    host.on((_, signal) => silence(signal))
    renderWizard(host, 'Postmoth')
    expect([polite(), assertive()]).toEqual(['', ''])
  })

  it('follows the source: close, body, primary, quiet', async () => {
    const { user } = renderWizard(postmoth(), 'Postmoth')
    await title(/Paste your/)
    const visited: (string | null)[] = []
    for (let step = 0; step < 5; step += 1) {
      await user.tab()
      visited.push(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? null)
    }
    expect(visited).toEqual(['Close', '', 'Show API key', 'Connect', 'Not now'])
    expect(document.querySelectorAll('[tabindex]:not([tabindex="-1"])')).toHaveLength(0)
  })
})

describe('axe finds nothing in', () => {
  it('the outline and the problems of loading', async () => {
    const host = postmoth()
    host.on((_, signal) => silence(signal))
    const loading = renderWizard(host, 'Postmoth')
    expect(await faults(loading.container)).toEqual([])
    loading.unmount()
    for (const [status, code] of [
      [404, 'not_found'],
      [401, 'unauthenticated'],
      [503, 'unavailable'],
    ] as const) {
      host.on(() => problem(status, code))
      const shown = renderWizard(host, 'Postmoth', { links: { integrations: '/i', signIn: '/s', support: '/h' } })
      await screen.findByRole('heading', { level: 3 })
      expect(await faults(shown.container)).toEqual([])
      shown.unmount()
    }
  })

  it('the choice of a method, the settings with what is wrong, and the key', async () => {
    const parameters = [
      parameter('Region', { Values: ['Europe', 'Asia'] }),
      parameter('Server'),
      parameter('Key file', { IsSensitive: true, IsMultiline: true }),
      optional('Archived', { Values: ['true', 'false'] }),
      optional('Language', { Values: ['a', 'b', 'c', 'd', 'e', 'f'] }),
    ]
    const host = createHost({ connectors: [connector('Squareup', [METHOD.oauth, METHOD.apiKey], parameters)] })
    const { container, user } = renderWizard(host, 'Squareup')
    await title(/How do you want to connect/)
    expect(await faults(container)).toEqual([])
    await user.click(screen.getByRole('radio', { name: /Use an API key/ }))
    await user.click(button('Continue'))
    await title(/Tell us about/)
    await user.click(screen.getByText(/More options/))
    await user.click(button('Continue'))
    await screen.findByRole('group', { name: '3 settings need attention' })
    expect(await faults(container)).toEqual([])
    await user.click(screen.getByRole('radio', { name: 'Asia' }))
    await user.type(field('Server'), 'eu')
    await user.type(field('Key file'), 'pem')
    await user.click(button('Continue'))
    await title(/Paste your/)
    expect(await faults(container)).toEqual([])
  })

  it('a refusal, a wait, a confirmation and the ends', async () => {
    const host = createHost({
      connectors: [connector('Postmoth', [METHOD.apiKey])],
      can: ['read', 'connect', 'disconnect'],
      verified: true,
    })
    const { container, user } = renderWizard(host, 'Postmoth')
    await title(/Paste your/)
    await user.type(field('API key'), 'wrong-key')
    await user.click(button('Connect'))
    await screen.findByText(/didn’t accept this key/)
    expect(await faults(container)).toEqual([])
    await user.click(button('Close'))
    await title('Leave without connecting?')
    expect(await faults(container)).toEqual([])
    await user.click(button('Keep editing'))
    await user.clear(field('API key'))
    await user.type(field('API key'), 'pm_live_12345678{Enter}')
    await title('Postmoth is connected')
    expect(await faults(container)).toEqual([])
    await act(async () => undefined)
    expect(noButton('Connect')).not.toBeInTheDocument()
  })

  it('a connected one, its confirmation, and one that is disconnected', async () => {
    const host = createHost({
      connectors: [connector('Postmoth', [METHOD.apiKey])],
      can: ['read', 'connect', 'disconnect'],
    })
    host.cyclr.authenticate(host.idOf('Postmoth'))
    const { container, user } = renderWizard(host, 'Postmoth')
    await title('Postmoth is connected')
    expect(await faults(container)).toEqual([])
    await user.click(button('Disconnect'))
    await title('Disconnect Postmoth?')
    expect(await faults(container)).toEqual([])
    await user.click(button('Disconnect'))
    await title('Postmoth is disconnected')
    expect(await faults(container)).toEqual([])
  })

  it('what only a host can set up', async () => {
    const { container } = renderWizard(createHost({ connectors: [connector('Oddity', [METHOD.unheardOf])] }), 'Oddity')
    await title('Alderway needs to set this one up')
    expect(await faults(container)).toEqual([])
  })
})
