import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { button, field, like, t } from './ask.js'
import { connector, METHOD, optional, parameter } from './connectors.js'
import { createHost, problem } from './createHost.js'
import { markupFaults } from './markupFaults.js'
import { renderWizard } from './renderWizard.js'
import { startTranslator } from './startTranslator.js'

type Host = ReturnType<typeof harbor>
type Shown = ReturnType<typeof renderWizard> & { host: Host }

/** Resolves with everything that the user can read on the way, screen by screen. */
type Story = (shown: Shown) => Promise<readonly string[]>

function harbor() {
  const parameters = [
    parameter('Workspace'),
    parameter('Plan', { Values: ['Small', 'Large'] }),
    optional('Archive', { Values: ['true', 'false'] }),
  ]
  return createHost({
    connectors: [connector('Harbor', [METHOD.apiKey, METHOD.basic, METHOD.clientCredentials], parameters)],
    guides: [{ connector: 'Harbor', fields: { Workspace: { suffix: '.harbor.example', shape: 'subdomain' } } }],
    verified: true,
    can: ['read', 'connect', 'disconnect', 'check'],
  })
}

/** Waits for a text, then notes the whole screen. Not by accessible names: jsdom drops the spaces at the ends of elements. */
function reader(container: Element) {
  const read: string[] = []
  const sees = async (text: string | RegExp) => {
    await waitFor(() => expect(container.textContent).toMatch(text))
    const parts = [...container.querySelectorAll('.caw-head, .caw-body-wrap')]
    read.push(parts.map(({ textContent }) => textContent.replace(/Reference \S{9}/, 'Reference')).join())
  }
  return { read, sees }
}

/** From the first screen to success, with mistakes in every form, corrections and a way back. */
const connecting: Story = async ({ user, host, container }) => {
  const { read, sees } = reader(container)
  const press = (name: string) => user.click(button(name))
  await sees(t('method.title'))
  await press(t('button.continue'))
  await sees(t('settings.title', { provider: 'Harbor' }))
  await press(t('button.continue'))
  await sees(t('attention', { count: 2 }))
  await user.type(field('Workspace'), 'https://north.harbor.example/x')
  await user.tab()
  await sees(t('settings.keptPart'))
  await press(t('button.undo'))
  await sees(t('settings.fullAddress'))
  await user.click(screen.getByRole('radio', { name: 'Small' }))
  host.on(() => problem(503, 'unavailable'))
  await press(t('button.continue'))
  await sees(t('failed.title'))
  host.reset()
  await press(t('button.continue'))
  await sees(like('apiKey.title'))
  await press(t('button.back'))
  await sees(t('settings.title', { provider: 'Harbor' }))
  await press(t('button.continue'))
  await sees(like('apiKey.title'))
  await press(t('button.connect'))
  await sees(like('problem.required'))
  await user.type(field(t('apiKey.label')), 'wrong-key-1234')
  await press(t('button.connect'))
  await sees(t('rejected.key', { provider: 'Harbor' }))
  await user.clear(field(t('apiKey.label')))
  await user.type(field(t('apiKey.label')), 'hb_live_0123456789abcdef')
  await press(t('button.connect'))
  await sees(t('success.title', { provider: 'Harbor' }))
  return read
}

/** What can be done with a connected connector, while the host changes its props. */
const managing: Story = async ({ user, host, container, update }) => {
  const { read, sees } = reader(container)
  const press = (name: string) => user.click(button(name))
  await sees(t('connected.lede', { provider: 'Harbor' }))
  await press(t('check.button'))
  await sees(t('check.accepted', { provider: 'Harbor' }))
  update({ intent: 'reconnect', reason: 'revoked' })
  await sees(t('reconnect.revoked', { provider: 'Harbor' }))
  update({ intent: 'reconnect', reason: 'expired', messages: { 'button.disconnect': 'Remove' } })
  await sees('Remove')
  update({ links: { privacy: '/privacy' } })
  await press(t('button.disconnect'))
  await sees(t('disconnect.title', { provider: 'Harbor' }))
  await press(t('disconnect.keep'))
  await sees(t('connected.lede', { provider: 'Harbor' }))
  await press(t('button.disconnect'))
  host.on(() => problem(503, 'unavailable'))
  await press(t('button.disconnect'))
  await sees(t('disconnect.failed', { provider: 'Harbor' }))
  host.reset()
  await press(t('button.disconnect'))
  await sees(t('disconnected.title', { provider: 'Harbor' }))
  await press(t('disconnected.again'))
  await sees(t('method.title'))
  return read
}

async function tell(story: Story, prepare: (host: Host) => void): Promise<readonly string[]> {
  const host = harbor()
  prepare(host)
  const read = await story({ host, ...renderWizard(host, 'Harbor', { onExit: () => undefined }) })
  cleanup()
  return read
}

const connect = (host: Host) =>
  host.cyclr.authenticate(host.idOf('Harbor'), 'stored', { Workspace: 'north', Plan: 'Small' })

describe('A page that the browser translates', () => {
  const stops: (() => void)[] = []
  afterEach(() => {
    for (const stop of stops.splice(0)) stop()
    vi.restoreAllMocks()
  })

  it.each([
    ['connecting', connecting, () => undefined],
    ['managing', managing, connect],
  ])('A2: shows the same words at every moment (%s)', async (_, story, prepare) => {
    const errors = vi.spyOn(console, 'error')
    const untranslated = await tell(story, prepare)
    stops.push(startTranslator(document))
    const translated = await tell(story, prepare)
    expect(translated).toEqual(untranslated)
    expect(errors).not.toHaveBeenCalled()
  })
})

describe('The check of every screen that a component test renders', () => {
  it('A2: finds text that React may remove by itself, and fields that a form of the host would take', () => {
    const shown = render(
      <section>
        <p>
          {'changes'} <b>bold</b>
        </p>
        <p key="whole">
          {'whole'} <b>bold</b>
        </p>
        <p>alone</p>
        <input />
        <input form="" />
      </section>,
    )
    const root = shown.container.firstElementChild
    root?.classList.add('caw-root')
    const faults = root ? markupFaults(root) : []
    root?.classList.remove('caw-root')
    expect(faults.map((fault) => fault.replace(/:.*/, ''))).toEqual([
      'takes a form of the host as its own',
      'text that React may change or remove by itself',
      'text that React may change or remove by itself',
    ])
  })
})
