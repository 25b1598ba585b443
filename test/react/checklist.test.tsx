import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  ConnectionStatus,
  ConnectorAuthChecklist,
  type ConnectorAuthChecklistProps,
  useConnectionStatus,
} from '../../src/index.js'
// Loaded first, so that no test waits for the test runner to transform the lazy chunk.
// oxlint-disable-next-line import/no-unassigned-import -- for the module cache
import '../../src/react/steps/lazyViews.js'
// oxlint-disable-next-line import/no-unassigned-import -- as above
import '../../src/client/readAnswer.js'
import { ACCOUNT } from '../../src/testing.js'
import { button, field, like, pass, polite, settle, t, title } from './ask.js'
import { connector, METHOD } from './connectors.js'
import { createHost, type Host, problem } from './createHost.js'

const CYCLE = '7ad2265e-2ff0-477b-b913-cae1dfde2ea8'
const STEP = '0f8fad5b-d9cb-469f-a165-708677289501'
const NAMES = ['Postmoth', 'Ledgerloom', 'Deskfern', 'Stockmere'] as const
const apps = (names: readonly string[] = NAMES) =>
  createHost({ connectors: names.map((name) => connector(name, [METHOD.apiKey])) })

type Details = { complete: boolean; connected: number; total: number }

function renderChecklist(host: Host, props: ConnectorAuthChecklistProps) {
  const onChange = vi.fn<(details: Details) => void>()
  const onComplete = vi.fn<(details: Details) => void>()
  const onExit = vi.fn<(details: { reason: 'done' | 'later' }) => void>()
  const rendered = render(
    <StrictMode>
      <ConnectorAuthChecklist fetch={host.fetch} {...{ onChange, onComplete, onExit }} {...props} />
    </StrictMode>,
  )
  return { ...rendered, onChange, onComplete, onExit, user: userEvent.setup({ delay: null }) }
}

const rows = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent)
const row = (name: string) => within(screen.getByText(name).closest('li') ?? document.body)

/** Connects it through the proxy, as another page of the product does. */
async function connectElsewhere(host: Host, name: string) {
  const address = `/api/connector-auth/connectors/${host.idOf(name)}`
  const headers = { 'Content-Type': 'application/json', 'X-Connector-Wizard': '1' }
  const { methods } = await (await host.fetch(address, { headers })).json()
  const body = JSON.stringify({ methodId: methods[0].id, apiKey: 'a key' })
  const response = await host.fetch(`${address}/credentials`, { method: 'PUT', headers, body })
  expect(await response.json()).toMatchObject({ connector: { authenticated: true } })
}

/** As the wizard of another tab does. */
function announceConnection(accountConnectorId: string) {
  const channel = new BroadcastChannel('connector-auth-wizard')
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
  channel.postMessage({ type: 'connector-auth-wizard:connected', version: 1, accountConnectorId })
  channel.close()
}

/** Opens a row, and connects it with a key. */
async function connect(user: ReturnType<typeof userEvent.setup>, name: string, key = 'a key') {
  await user.click(button(`Connect ${name}`))
  await title(like('apiKey.title'))
  await user.type(field(t('apiKey.label')), key)
  await user.click(button(t('button.connect')))
}

const listShown = () => screen.findByRole('list')

function preferReducedMotion(reduce: boolean) {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: reduce && query.includes('reduced-motion') }))
}

beforeEach(() => preferReducedMotion(false))
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('A checklist', () => {
  it('shows the connectors of a cycle, with one request, and only the next one as primary', async () => {
    const host = apps()
    host.cyclr.authenticate(host.idOf('Ledgerloom'))
    host.cyclr.cycles.set(CYCLE, { name: 'Order to invoice', connectors: NAMES.map(host.idOf) })
    const { container } = renderChecklist(host, { cycleId: CYCLE })
    await title(t('checklist.title.other', { count: 4 }))
    expect(screen.getByRole('group', { name: 'Order to invoice' })).toHaveTextContent('1 of 4 connected')
    expect(rows()).toEqual([
      'PostmothAPI keyConnect',
      'LedgerloomAPI keyConnected',
      'DeskfernAPI keyConnect',
      'StockmereAPI keyConnect',
    ])
    expect(container.querySelectorAll('[data-kind="primary"]')).toHaveLength(1)
    expect(button('Connect Postmoth')).toHaveAttribute('data-kind', 'primary')
    expect(host.seen).toHaveLength(1)
  })

  it('connects one after the other, returns to the row it came from, and says when it is complete', async () => {
    const host = apps(['Postmoth', 'Deskfern'])
    const ids = [host.idOf('Postmoth'), host.idOf('Deskfern')]
    const { user, onComplete, onChange, onExit } = renderChecklist(host, { accountConnectorIds: ids, name: 'Two apps' })
    await listShown()
    await connect(user, 'Postmoth')
    await title(like('success.savedTitle'))
    await listShown()
    expect(screen.getByText('Postmoth').closest('p')).toHaveFocus()
    await waitFor(() => expect(polite()).toBe('1 of 2 connected'))
    expect(button('Connect Deskfern')).toHaveAttribute('data-kind', 'primary')
    expect(onComplete).not.toHaveBeenCalled()
    await connect(user, 'Deskfern')
    await title(t('checklist.done.other', { count: 2 }))
    expect(onComplete).toHaveBeenCalledTimes(1)
    expect(onChange.mock.calls.at(-1)?.[0]).toMatchObject({ complete: true, connected: 2, total: 2 })
    expect(screen.getByRole('heading', { name: t('checklist.done.other', { count: 2 }) })).toHaveFocus()
    await user.click(button(t('button.done')))
    expect(onExit).toHaveBeenCalledExactlyOnceWith({ reason: 'done' })
  })

  it('waits for Continue where less motion is preferred', async () => {
    preferReducedMotion(true)
    const host = apps(['Postmoth', 'Deskfern'])
    const { user } = renderChecklist(host, { accountConnectorIds: [host.idOf('Postmoth'), host.idOf('Deskfern')] })
    await listShown()
    await connect(user, 'Postmoth')
    await title(like('success.savedTitle'))
    await user.click(button(t('button.continue')))
    expect(await listShown()).toHaveTextContent(t('status.connected'))
  })

  it('moves what needs another try to the top, and says why', async () => {
    const host = createHost({ connectors: NAMES.map((name) => connector(name, [METHOD.apiKey])), verified: true })
    host.cyclr.accept(() => false)
    const { user, container } = renderChecklist(host, { accountConnectorIds: NAMES.map(host.idOf) })
    await listShown()
    await connect(user, 'Deskfern', 'wrong')
    await screen.findByText(like('rejected.key'))
    await user.click(button(t('card.close')))
    await user.click(button(t('leave.discard')))
    await title(t('checklist.again.one', { count: 1 }))
    expect(rows()[0]).toBe(`Deskfern${t('checklist.rejected')}${t('button.tryAgain')}`)
    expect(button('Try again Deskfern')).toHaveFocus()
    await waitFor(() => expect(polite()).toBe(t('checklist.again.one', { count: 1 })))
    expect(container.querySelector('[data-link]')).toHaveAttribute('data-link', 'broken')
  })

  it('reconnects what the host says has stopped working', async () => {
    const host = apps(['Postmoth'])
    host.cyclr.authenticate(host.idOf('Postmoth'))
    const { user, onComplete } = renderChecklist(host, {
      items: [{ accountConnectorId: host.idOf('Postmoth'), needsAttention: true, description: 'For your invoices' }],
    })
    await title(t('checklist.again.one', { count: 1 }))
    await user.click(button('Try again Postmoth'))
    expect(await title(like('reconnect.title'))).toBeVisible()
    await user.click(button(t('button.reconnect')))
    await user.type(await screen.findByLabelText(t('apiKey.label')), 'a new key')
    await user.click(button(t('apiKey.replaceButton')))
    await title(like('success.savedTitle'))
    expect(await title(t('checklist.done.one'))).toBeVisible()
    expect(onComplete).toHaveBeenCalledTimes(1)
  })

  it('names what this account cannot see, marks what is optional, and shows the words of the host', async () => {
    const host = apps(['Postmoth', 'Deskfern'])
    const { onChange } = renderChecklist(host, {
      items: [
        { accountConnectorId: host.idOf('Postmoth'), description: 'For your invoices' },
        { accountConnectorId: host.idOf('Deskfern'), required: false },
        { accountConnectorId: '999' },
      ],
    })
    await listShown()
    expect(rows()).toEqual([
      'PostmothFor your invoicesConnect',
      `Deskfern${t('settings.optional')}API keyConnect`,
      `C${t('checklist.unknown', { id: 999 })}${t('checklist.parent', { host: 'Alderway' })}${t('status.notFound')}`,
    ])
    expect(onChange.mock.calls.at(-1)?.[0]).toMatchObject({ complete: false, connected: 0, total: 1 })
  })

  it('is complete without those of a parent account, which it names for the host', async () => {
    const host = apps(['Postmoth'])
    const { user, onChange, onComplete } = renderChecklist(host, {
      accountConnectorIds: [host.idOf('Postmoth'), '999'],
    })
    await listShown()
    expect(onComplete).not.toHaveBeenCalled()
    await connect(user, 'Postmoth')
    await waitFor(() => expect(onComplete).toHaveBeenCalledTimes(1))
    expect(onChange.mock.calls.at(-1)?.[0]).toMatchObject({ complete: true, connected: 1, total: 1, notFound: ['999'] })
    expect(await screen.findByText(t('status.notFound'))).toBeVisible()
    expect(screen.queryByText(like('checklist.ready'))).not.toBeInTheDocument()
  })

  it('is not complete where this account sees none of its connectors', async () => {
    const { onChange, onComplete } = renderChecklist(apps(['Postmoth']), { accountConnectorIds: ['998', '999'] })
    await listShown()
    expect(onChange.mock.calls.at(-1)?.[0]).toMatchObject({ complete: false, total: 0, notFound: ['998', '999'] })
    expect(onComplete).not.toHaveBeenCalled()
  })

  it('does not share the answer of another session at the same address', async () => {
    const [mine, theirs] = [apps(['Postmoth']), apps(['Postmoth'])]
    mine.cyclr.authenticate(mine.idOf('Postmoth'))
    const props = { accountConnectorIds: [mine.idOf('Postmoth')] }
    expect(mine.idOf('Postmoth')).toBe(theirs.idOf('Postmoth'))
    render(
      <>
        <ConnectorAuthChecklist {...props} fetch={mine.fetch} />
        <ConnectorAuthChecklist {...props} fetch={theirs.fetch} />
      </>,
    )
    expect(await screen.findByRole('button', { name: 'Connect Postmoth' })).toBeVisible()
    expect([mine.seen.length, theirs.seen.length]).toEqual([1, 1])
  })

  it('returns to the list where the browser has no matchMedia', async () => {
    vi.stubGlobal('matchMedia', undefined)
    const host = apps(['Postmoth', 'Deskfern'])
    const { user } = renderChecklist(host, { accountConnectorIds: ['Postmoth', 'Deskfern'].map(host.idOf) })
    await listShown()
    await connect(user, 'Postmoth')
    await waitFor(() => expect(button('Connect Deskfern')).toBeVisible(), { timeout: 3_000 })
  })

  it('holds an enforced order', async () => {
    const host = apps(['Postmoth', 'Deskfern'])
    renderChecklist(host, { accountConnectorIds: ['Postmoth', 'Deskfern'].map(host.idOf), order: 'enforced' })
    await listShown()
    expect(row('Deskfern').queryByRole('button')).toBeNull()
    expect(row('Deskfern').getByText(t('status.notConnected'))).toBeVisible()
  })

  it.each([
    ['what it is for, where the host named it', 'Order to invoice'],
    ['nothing of what it is for, where it has no name', undefined],
  ])('says once it is done %s', async (_, name) => {
    const host = apps(['Postmoth'])
    host.cyclr.authenticate(host.idOf('Postmoth'))
    renderChecklist(host, { accountConnectorIds: [host.idOf('Postmoth')], name })
    await title(t('checklist.done.one'))
    const ready = t('checklist.ready', { workflow: name ?? t('checklist.name') })
    const shown = screen.queryAllByText((_text, element) => element?.textContent === ready)
    expect(shown.length > 0).toBe(name !== undefined)
  })

  it('is complete from the start where everything is connected, and can be reviewed', async () => {
    const host = apps(['Postmoth'])
    host.cyclr.authenticate(host.idOf('Postmoth'))
    const { user, onComplete } = renderChecklist(host, { accountConnectorIds: [host.idOf('Postmoth')] })
    await title(t('checklist.done.one'))
    expect(onComplete).toHaveBeenCalledTimes(1)
    await user.click(button(t('checklist.review')))
    expect(screen.getByRole('heading', { level: 3 })).toHaveFocus()
    await user.click(button('Manage Postmoth'))
    await title(t('connected.title', { provider: 'Postmoth' }))
    await user.click(button(t('card.close')))
    await listShown()
  })

  it('says that there is nothing to connect', async () => {
    renderChecklist(apps(), { accountConnectorIds: [] })
    expect(await title(t('checklist.empty.title'))).toBeVisible()
  })

  it('loads again after an error, and reports it', async () => {
    const host = apps(['Postmoth'])
    host.on(() => problem(503, 'unavailable'))
    const onError = vi.fn<(details: { code: string; reference: string }) => void>()
    const { user } = renderChecklist(host, { accountConnectorIds: [host.idOf('Postmoth')], onError })
    await title(t('load.unavailable.title'))
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'unavailable', reference: '7F3K-2QXD' })
    expect(document.body).toHaveTextContent('7F3K-2QXD')
    host.reset()
    await user.click(button(t('button.tryAgain')))
    await listShown()
  })

  it('is loaded again in place: the screen and the focus stay until there is an answer', async () => {
    const host = apps(['Postmoth'])
    host.on(() => problem(503, 'unavailable'))
    const { user } = renderChecklist(host, { accountConnectorIds: [host.idOf('Postmoth')] })
    const shown = await title(t('load.unavailable.title'))
    const waiting: ((response: Response) => void)[] = []
    host.on(() => new Promise((resolve) => waiting.push(resolve)))
    await user.click(button(t('button.tryAgain')))
    await waitFor(() => expect(button(t('button.tryAgain'))).toHaveAttribute('aria-disabled', 'true'))
    expect(shown).toBeInTheDocument()
    expect(button(t('button.tryAgain'))).toHaveFocus()
    for (const answer of waiting) answer(problem(503, 'unavailable'))
    await waitFor(() => expect(button(t('button.tryAgain'))).not.toHaveAttribute('aria-disabled'))
    expect(shown).toBeInTheDocument()
    host.reset()
    await user.click(button(t('button.tryAgain')))
    await listShown()
    expect(await title(t('checklist.title.one', { count: 1 }))).toHaveFocus()
  })

  it('is loaded again automatically after growing waits, which are shown and not announced', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    vi.useFakeTimers()
    const host = apps(['Postmoth'])
    host.on(() => problem(503, 'unavailable'))
    renderChecklist(host, { accountConnectorIds: [host.idOf('Postmoth')] })
    await settle()
    const sent = host.calls().length
    for (const [index, seconds] of [2, 4, 8, 16, 30].entries()) {
      expect(document.body).toHaveTextContent(t('load.unavailable.again', { time: `${seconds} sec` }))
      expect(host.calls()).toHaveLength(sent + index)
      await pass(seconds * 1000)
      await settle()
    }
    expect(host.calls()).toHaveLength(sent + 5)
    expect(document.body).not.toHaveTextContent(like('load.unavailable.again'))
    await pass(60_000)
    expect(host.calls()).toHaveLength(sent + 5)
    expect(polite()).toBe('')
  })

  it.each([
    ['access is refused', 'load.forbidden.title', () => problem(403, 'forbidden')],
    ['the browser is offline', 'load.offline.title', () => Promise.reject(new TypeError('Failed to fetch'))],
  ] as const)('is not loaded again automatically while %s', async (_, shown, answer) => {
    vi.useFakeTimers()
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const host = apps(['Postmoth'])
    host.on(answer)
    renderChecklist(host, { accountConnectorIds: [host.idOf('Postmoth')] })
    await settle()
    const sent = host.calls().length
    expect(document.body).toHaveTextContent(t(shown))
    await pass(60_000)
    expect(host.calls()).toHaveLength(sent)
  })

  it('signs in again by a function of the host as well as by an address', async () => {
    const host = apps(['Postmoth'])
    host.on(() => problem(401, 'unauthenticated'))
    const signIn = vi.fn<(details: { requestId: string | undefined; details: string }) => void>()
    const { user } = renderChecklist(host, { accountConnectorIds: [host.idOf('Postmoth')], links: { signIn } })
    await title(t('load.session.title'))
    await user.click(button(like('load.session.signIn')))
    expect(signIn).toHaveBeenCalledTimes(1)
    expect(signIn.mock.calls[0]?.[0]).toMatchObject({ requestId: '7f3k2qxd-0000' })
    expect(signIn.mock.calls[0]?.[0].details).toContain('error unauthenticated')
  })

  it('does not say that all are connected while an optional one is not, and can be left', async () => {
    const host = apps(['Postmoth', 'Deskfern'])
    host.cyclr.authenticate(host.idOf('Postmoth'))
    const { user, onComplete, onExit } = renderChecklist(host, {
      items: [
        { accountConnectorId: host.idOf('Postmoth') },
        { accountConnectorId: host.idOf('Deskfern'), required: false },
      ],
    })
    await listShown()
    expect(onComplete).toHaveBeenCalledTimes(1)
    expect(screen.queryByRole('heading', { name: t('checklist.done.one') })).toBeNull()
    expect(screen.queryByRole('heading', { name: t('checklist.done.other', { count: 2 }) })).toBeNull()
    expect(button('Connect Deskfern')).toHaveAttribute('data-kind', 'primary')
    await user.click(button(t('button.done')))
    expect(onExit).toHaveBeenCalledExactlyOnceWith({ reason: 'done' })
  })

  it('does not say that a cycle can start while Cyclr names more that it needs', async () => {
    const host = apps(['Postmoth'])
    host.cyclr.authenticate(host.idOf('Postmoth'))
    host.cyclr.cycles.set(CYCLE, {
      name: 'Order to invoice',
      connectors: [host.idOf('Postmoth')],
      prerequisites: [{ ReasonCode: 30, Reason: 'A step needs a value.', ObjectType: 'Step', ObjectId: STEP }],
    })
    const { onChange } = renderChecklist(host, { cycleId: CYCLE })
    await title(t('checklist.done.one'))
    expect(onChange.mock.calls.at(-1)?.[0]).toMatchObject({ prerequisites: [{ code: 30, objectId: STEP }] })
    const group = screen.getByRole('group', { name: 'Order to invoice' })
    expect(group).not.toHaveTextContent(t('checklist.ready', { workflow: 'Order to invoice' }))
    expect(group).not.toHaveTextContent(t('checklist.readyIn'))
  })

  it('shows a connection that was made in another tab', async () => {
    const host = apps(['Postmoth', 'Deskfern'])
    const id = host.idOf('Postmoth')
    renderChecklist(host, { accountConnectorIds: [id, host.idOf('Deskfern')] })
    await listShown()
    button('Connect Postmoth').focus()
    await connectElsewhere(host, 'Postmoth')
    announceConnection(id)
    await waitFor(() => expect(row('Postmoth').getByText(t('status.connected'))).toBeVisible())
    // The focused button has gone.
    expect(await title(t('checklist.title.other', { count: 2 }))).toHaveFocus()
  })

  it.each(['a list', 'a cycle'])('of %s that is read again keeps the icons, which are not sent again', async (of) => {
    const host = apps(['Postmoth', 'Deskfern'])
    const ids = ['Postmoth', 'Deskfern'].map(host.idOf)
    host.cyclr.cycles.set(CYCLE, { name: 'Order to invoice', connectors: ids })
    const answers: { connectors: { icon: string | null }[] }[] = []
    host.on(async ({ path }, _signal, pass) => {
      const response = await pass()
      if (/connectors(\?|$)/.test(path)) answers.push(await response.clone().json())
      return response
    })
    const { container } = renderChecklist(host, of === 'a list' ? { accountConnectorIds: ids } : { cycleId: CYCLE })
    await listShown()
    const icons = () => [...container.querySelectorAll('img')].map(({ src }) => src)
    const before = icons()
    expect(before).toHaveLength(2)
    await connectElsewhere(host, 'Postmoth')
    announceConnection(host.idOf('Postmoth'))
    await waitFor(() => expect(row('Postmoth').getByText(t('status.connected'))).toBeVisible())
    expect(icons()).toEqual(before)
    expect(answers.map(({ connectors }) => connectors.every(({ icon }) => icon === null))).toEqual([false, true])
  })

  it('renders one row of a hundred when one changes', async () => {
    const names = Array.from({ length: 100 }, (_, at) => `App ${at + 1}`)
    const host = apps(names)
    let reads = 0
    const messages = {
      get 'button.connect'() {
        reads += 1
        return 'Connect'
      },
    }
    renderChecklist(host, { accountConnectorIds: names.map(host.idOf), messages })
    await listShown()
    expect(rows()).toHaveLength(100)
    expect(host.seen).toHaveLength(1)
    const readsOfAll = reads
    await connectElsewhere(host, 'App 50')
    announceConnection(host.idOf('App 50'))
    await waitFor(() => expect(row('App 50').getByText(t('status.connected'))).toBeVisible())
    expect(reads - readsOfAll).toBeLessThan(readsOfAll / 20)
  })
})

describe('The status of connections', () => {
  it('is read with one request, as badges', async () => {
    const host = apps(['Postmoth', 'Deskfern', 'Stockmere'])
    host.cyclr.authenticate(host.idOf('Deskfern'))
    host.cyclr.authenticate(host.idOf('Stockmere'))
    const ids = ['Postmoth', 'Deskfern', 'Stockmere'].map(host.idOf)
    function Badges() {
      const states = useConnectionStatus(ids, { fetch: host.fetch, needsAttention: [ids[2] ?? ''] })
      return ids.map((id) => <ConnectionStatus key={id} state={states.get(id)} />)
    }
    const { container } = render(
      <>
        <Badges />
        <Badges />
      </>,
    )
    await waitFor(() =>
      expect(container).toHaveTextContent(
        `${t('status.notConnected')}${t('status.connected')}${t('status.needsAttention')}`.repeat(2),
      ),
    )
    expect(host.calls()).toHaveLength(1)
    expect(host.cyclr.installed({ accountId: ACCOUNT })).toHaveLength(3)
  })
})
