import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { en, type Messages } from '../../src/index.js'
import { assertive, button, field, like, noButton, numbered, pageText, pass, polite, t, title } from './ask.js'
import { APART, connector, METHOD, optional, parameter } from './connectors.js'
import { createHost, noResponse, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'

afterEach(() => vi.useRealTimers())

const postmoth = () => createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
const withRegion = () =>
  createHost({ connectors: [connector('Postmoth', [METHOD.apiKey], [parameter('Region'), ...APART])] })

/** Without contrast: jsdom has no layout. The contrast tests run in a browser. */
async function violations(container: Element): Promise<string[]> {
  const result = await axe.run(container, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
  })
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)
}

describe('The host can set', () => {
  it('single messages, or the whole language', async () => {
    const shown = renderWizard(postmoth(), 'Postmoth', { messages: { 'button.connect': 'Link {provider} up' } })
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    expect(button('Link Postmoth up')).toBeVisible()
    shown.unmount()
    renderWizard(postmoth(), 'Postmoth', { locale: { ...en, 'apiKey.title': '{label} von {provider} einfügen' } })
    await title('API key von Postmoth einfügen')
    expect(screen.getByText('Postmoth', { selector: 'h3 bdi' })).toBeVisible()
  })

  it('the level of the headings', async () => {
    renderWizard(postmoth(), 'Postmoth', { headingLevel: 4 })
    expect(
      await screen.findByRole('heading', { level: 5, name: t('apiKey.title', { label: t('apiKey.label') }) }),
    ).toBeVisible()
    expect(screen.getByRole('heading', { level: 4, name: 'Postmoth' })).toBeVisible()
  })

  it('the frame, the colour scheme and a class', async () => {
    const { container, update } = renderWizard(postmoth(), 'Postmoth')
    await title(like('apiKey.title'))
    const root = container.querySelector('section')
    expect(root).toHaveAttribute('data-frame', 'card')
    expect(root).toHaveAttribute('data-scheme', 'inherit')
    update({ frame: 'plain', colorScheme: 'dark', className: 'in-modal' })
    expect(root).toHaveAttribute('data-frame', 'plain')
    expect(root).toHaveAttribute('data-scheme', 'dark')
    expect(root).toHaveClass('caw-root', 'in-modal')
    expect(root).toHaveAttribute('data-state', 'credentials')
  })

  it('a link to its privacy policy', async () => {
    renderWizard(postmoth(), 'Postmoth', { links: { privacy: '/privacy' } })
    await title(like('apiKey.title'))
    expect(pageText()).toContain(t('privacy.secret'))
    expect(screen.getByRole('link', { name: t('privacy.link') })).toHaveAttribute('href', '/privacy')
  })
})

it('numbers the titles of a flow with several steps', async () => {
  const { user } = renderWizard(withRegion(), 'Postmoth')
  await title(numbered(1, 2, t('settings.title')))
  await user.type(field('Region'), 'eu{Enter}')
  await title(numbered(2, 2, t('apiKey.title', { label: t('apiKey.label') })))
  await user.type(field(t('apiKey.label')), 'pm_live_12345678{Enter}')
  expect(await title(t('success.savedTitle'))).toHaveAccessibleName(t('success.savedTitle'))
})

describe('The focus', () => {
  it('goes to the title of the next step, whose name has the number of the step', async () => {
    const { user } = renderWizard(
      createHost({ connectors: [connector('Postmoth', [METHOD.basic], [parameter('Region'), parameter('Plan')])] }),
      'Postmoth',
    )
    await title(numbered(1, 2, t('settings.title')))
    await user.type(field('Region'), 'eu')
    await user.type(field('Plan'), 'small{Enter}')
    const heading = await title(numbered(2, 2, t('basic.title')))
    await waitFor(() => expect(heading).toHaveFocus())
    expect(heading).toHaveAttribute('tabindex', '-1')
  })

  it('goes to the only field of a step, which is described by the title', async () => {
    const { user } = renderWizard(withRegion(), 'Postmoth')
    await title(like('settings.title'))
    await user.type(field('Region'), 'eu{Enter}')
    await title(like('apiKey.title'))
    await waitFor(() => expect(field(t('apiKey.label'))).toHaveFocus())
    expect(field(t('apiKey.label'))).toHaveAccessibleDescription(like('apiKey.title'))
  })

  it('goes to the title after a success', async () => {
    const { user } = renderWizard(postmoth(), 'Postmoth')
    await title(like('apiKey.title'))
    await user.type(field(t('apiKey.label')), 'pm_live_12345678')
    await user.click(button(t('button.connect')))
    const heading = await title(t('success.savedTitle'))
    await waitFor(() => expect(heading).toHaveFocus())
  })

  it('is not moved by the two live regions, which are empty from the first render', async () => {
    const host = postmoth()
    host.on((_, signal) => noResponse(signal))
    renderWizard(host, 'Postmoth')
    expect([polite(), assertive()]).toEqual(['', ''])
  })

  it('moves with Tab in the order of the source: close, body, primary, quiet', async () => {
    const { user } = renderWizard(postmoth(), 'Postmoth')
    await title(like('apiKey.title'))
    const visited: (string | null)[] = []
    for (let step = 0; step < 5; step += 1) {
      await user.tab()
      visited.push(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? null)
    }
    expect(visited).toEqual([
      t('card.close'),
      '',
      t('secret.show', { label: t('apiKey.label') }),
      t('button.connect'),
      t('button.notNow'),
    ])
    expect(document.querySelectorAll('[tabindex]:not([tabindex="-1"])')).toHaveLength(0)
  })
})

describe('An announcement', () => {
  it('renders the live regions and nothing else', async () => {
    const host = createHost({
      connectors: [connector('Postmoth', [METHOD.apiKey])],
      can: ['read', 'connect', 'disconnect'],
    })
    host.cyclr.authenticate(host.idOf('Postmoth'))
    // Every part of the wizard reads its messages when it renders.
    let reads = 0
    const messages = new Proxy<Partial<Messages>>({}, { get: () => void (reads += 1) })
    renderWizard(host, 'Postmoth', { messages })
    await title(t('connected.title'))
    vi.useFakeTimers({ shouldAdvanceTime: true })
    fireEvent.click(button(t('button.disconnect')))
    expect(reads).toBeGreaterThan(0)
    reads = 0
    await pass(200)
    expect(polite()).toBe(t('disconnect.title'))
    await pass(5_000)
    expect(polite()).toBe('')
    expect(reads).toBe(0)
  })
})

describe('axe finds nothing in', () => {
  it('the skeleton and the load errors', async () => {
    const host = postmoth()
    host.on((_, signal) => noResponse(signal))
    const loading = renderWizard(host, 'Postmoth')
    expect(await violations(loading.container)).toEqual([])
    loading.unmount()
    for (const [status, code] of [
      [404, 'not_found'],
      [401, 'unauthenticated'],
      [503, 'unavailable'],
    ] as const) {
      host.on(() => problem(status, code))
      const shown = renderWizard(host, 'Postmoth', { links: { integrations: '/i', signIn: '/s', support: '/h' } })
      await screen.findByRole('heading', { level: 3 })
      expect(await violations(shown.container)).toEqual([])
      shown.unmount()
    }
  })

  it('the method choice, the settings with errors, and the key', async () => {
    const parameters = [
      parameter('Region', { Values: ['Europe', 'Asia'] }),
      parameter('Server'),
      parameter('Key file', { IsSensitive: true, IsMultiline: true }),
      optional('Archived', { Values: ['true', 'false'] }),
      optional('Language', { Values: ['a', 'b', 'c', 'd', 'e', 'f'] }),
    ]
    const host = createHost({ connectors: [connector('Squareup', [METHOD.oauth, METHOD.apiKey], parameters)] })
    const { container, user } = renderWizard(host, 'Squareup')
    await title(like('method.title'))
    expect(await violations(container)).toEqual([])
    await user.click(screen.getByRole('radio', { name: like('method.apiKey') }))
    await user.click(button(t('button.continue')))
    await title(like('settings.title'))
    await user.click(screen.getByText(like('settings.options')))
    await user.click(button(t('button.continue')))
    await screen.findByRole('group', { name: t('attention', { count: 3 }) })
    expect(await violations(container)).toEqual([])
    await user.click(screen.getByRole('radio', { name: 'Asia' }))
    await user.type(field('Server'), 'eu')
    await user.type(field('Key file'), 'pem')
    await user.click(button(t('button.continue')))
    await title(like('apiKey.title'))
    expect(await violations(container)).toEqual([])
  })

  it('a rejected key, the question before leaving, and success', async () => {
    const host = createHost({
      connectors: [connector('Postmoth', [METHOD.apiKey])],
      can: ['read', 'connect', 'disconnect'],
      verified: true,
    })
    const { container, user } = renderWizard(host, 'Postmoth')
    await title(like('apiKey.title'))
    await user.type(field(t('apiKey.label')), 'wrong-key')
    await user.click(button(t('button.connect')))
    await screen.findByText(like('rejected.key'))
    expect(await violations(container)).toEqual([])
    await user.click(button(t('card.close')))
    await title(t('leave.title'))
    expect(await violations(container)).toEqual([])
    await user.click(button(t('leave.keep')))
    await user.clear(field(t('apiKey.label')))
    await user.type(field(t('apiKey.label')), 'pm_live_12345678{Enter}')
    await title(t('success.title'))
    expect(await violations(container)).toEqual([])
    await act(async () => undefined)
    expect(noButton(t('button.connect'))).not.toBeInTheDocument()
  })

  it('a connected connector, the question before disconnecting, and a disconnected one', async () => {
    const host = createHost({
      connectors: [connector('Postmoth', [METHOD.apiKey])],
      can: ['read', 'connect', 'disconnect'],
    })
    host.cyclr.authenticate(host.idOf('Postmoth'))
    const { container, user } = renderWizard(host, 'Postmoth')
    await title(t('connected.title'))
    expect(await violations(container)).toEqual([])
    await user.click(button(t('button.disconnect')))
    await title(t('disconnect.title'))
    expect(await violations(container)).toEqual([])
    await user.click(button(t('button.disconnect')))
    await title(t('disconnected.title'))
    expect(await violations(container)).toEqual([])
  })

  it('an unsupported connector', async () => {
    const { container } = renderWizard(createHost({ connectors: [connector('Oddity', [METHOD.unknown])] }), 'Oddity')
    await title(t('unsupported.title'))
    expect(await violations(container)).toEqual([])
  })
})
