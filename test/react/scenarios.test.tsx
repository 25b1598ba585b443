import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ConnectorAuthWizard } from '../../src/index.js'
// oxlint-disable-next-line import/no-unassigned-import -- loaded up front
import '../../src/react/steps/lazyViews.js'
import {
  ACCOUNT,
  blockSignInWindows,
  type CyclrScenario,
  createFakeCyclr,
  fakeSignInWindows,
} from '../../src/testing.js'
import { fakeProxyHandlers, type ProxyScenario } from '../../src/testing-msw.js'
import { button, field, like, pageText, t, title } from './ask.js'
import { connector, METHOD } from './connectors.js'
import { createHost } from './createHost.js'

const server = setupServer()
const undo: (() => void)[] = []

beforeAll(() => server.listen())
afterEach(() => {
  server.resetHandlers()
  for (const restore of undo.splice(0)) restore()
})
afterAll(() => server.close())

const postmoth = (method: keyof typeof METHOD) => [connector('Postmoth', [METHOD[method]])]

/** The wizard on the handlers of the proxy. */
function onHandlers(scenario: ProxyScenario, method: keyof typeof METHOD = 'apiKey') {
  const cyclr = createFakeCyclr({ connectors: postmoth(method) })
  server.use(...fakeProxyHandlers({ cyclr, scenario, host: { name: 'Alderway', icon: null } }))
  render(<ConnectorAuthWizard accountConnectorId={String(cyclr.installed({ accountId: ACCOUNT })[0]?.id)} />)
  return userEvent.setup({ delay: null })
}

/** The wizard on the real proxy over the fake Cyclr. */
function onCyclr(scenario: CyclrScenario) {
  const host = createHost({ connectors: postmoth('apiKey'), verified: true })
  host.cyclr.play(scenario)
  render(<ConnectorAuthWizard accountConnectorId={host.idOf('Postmoth')} fetch={host.fetch} />)
  return userEvent.setup({ delay: null })
}

async function connect(user: ReturnType<typeof onCyclr>) {
  await title(like('apiKey.title'))
  await user.type(field(t('apiKey.label')), 'pm_live_12345678')
  await user.click(button(t('button.connect')))
}

describe.each([
  { where: 'of fakeProxyHandlers', play: onHandlers },
  { where: 'of createFakeCyclr', play: onCyclr },
])('the scenario $where', ({ play }) => {
  it('happy connects', async () => {
    await connect(play('happy'))
    await expect(title(t('success.title'))).resolves.toBeVisible()
  })

  it('wrong-key says that the provider did not accept the key', async () => {
    await connect(play('wrong-key'))
    await expect.poll(pageText).toContain(t('rejected.key'))
  })

  it('flaky-upstream fails a save once, and the next one connects', async () => {
    const user = play('flaky-upstream')
    await connect(user)
    await user.click(await screen.findByRole('button', { name: t('button.tryAgain') }))
    await expect(title(t('success.title'))).resolves.toBeVisible()
  })

  it('slow shows the outline of the card until the answer is there', async () => {
    play('slow')
    expect(document.querySelector('[data-state="loading"]')).not.toBeNull()
    await expect(title(like('apiKey.title'))).resolves.toBeVisible()
  })
})

describe('the scenario of fakeProxyHandlers', () => {
  it('expired-session asks the user to sign in to the host again', async () => {
    onHandlers('expired-session')
    await expect(title(t('load.session.title'))).resolves.toBeVisible()
  })

  it('declined says that the provider did not give access', async () => {
    undo.push(fakeSignInWindows())
    const user = onHandlers('declined', 'oauth')
    await user.click(await screen.findByRole('button', { name: t('oauth.continue') }))
    await expect(title(t('oauth.denied.title'))).resolves.toBeVisible()
  })

  it('happy signs in by a window', async () => {
    undo.push(fakeSignInWindows())
    const user = onHandlers('happy', 'oauth')
    await user.click(await screen.findByRole('button', { name: t('oauth.continue') }))
    await expect(title(t('success.title'))).resolves.toBeVisible()
  })
})

describe('blockSignInWindows', () => {
  it('plays blocked-window, and can be taken back', async () => {
    const before: unknown = Reflect.get(globalThis.window, 'open')
    const restore = blockSignInWindows()
    const user = onHandlers('happy', 'oauth')
    await user.click(await screen.findByRole('button', { name: t('oauth.continue') }))
    await expect(title(t('oauth.blocked.title'))).resolves.toBeVisible()
    restore()
    expect(Reflect.get(globalThis.window, 'open')).toBe(before)
  })
})
