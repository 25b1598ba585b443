import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { en } from '../../src/locales/en.js'
import { type InviteKey, invite } from '../../src/locales/invite.en.js'
// For the module cache, as in renderWizard.
// oxlint-disable-next-line import/no-unassigned-import -- for the module cache
import '../../src/react/invite/InvitationView.js'
import { button, noButton, pageText, t, title } from './ask.js'
import { connector, METHOD } from './connectors.js'
import { createHost, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const INVITES = { can: ['read', 'connect', 'invite'] as const }
const KEY = connector('Postmoth', [METHOD.apiKey])
const words = (key: InviteKey) => invite[key].replace('{provider}', 'Postmoth').replace('{host}', 'Alderway')
const notice = (key: InviteKey) => screen.findByRole('group', { name: words(key) })

/** What the page copies; with `refuse`, as in a frame without the permission. */
function stubClipboard(refuse: boolean): string[] {
  const copied: string[] = []
  type Item = { data: Record<string, Promise<Blob>> }
  const write = async ([item]: Item[]) => {
    const blob = await item?.data['text/plain']
    if (refuse || !blob) throw new Error('refused')
    copied.push(await blob.text())
  }
  const writeText = async (text: string) => void copied.push(text)
  vi.stubGlobal('ClipboardItem', function item(this: Item, data: Item['data']) {
    this.data = data
  })
  // After `userEvent.setup`, which has a clipboard of its own.
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { write, writeText } })
  return copied
}

afterEach(() => vi.unstubAllGlobals())

async function askColleague({ host = createHost({ ...INVITES, connectors: [KEY] }), props = {}, refuse = false } = {}) {
  const shown = renderWizard(host, 'Postmoth', props)
  const copied = stubClipboard(refuse)
  await shown.user.click(await screen.findByRole('button', { name: t('rejected.ask') }))
  return { host, copied, ...shown }
}

describe('Ask a colleague', () => {
  it('E8: is offered where the user may invite, and only there', async () => {
    renderWizard(createHost({ connectors: [KEY] }), 'Postmoth')
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    expect(noButton(t('rejected.ask'))).toBeNull()
  })

  it('E8: is offered before a sign-in, too', async () => {
    renderWizard(createHost({ ...INVITES, connectors: [connector('Postmoth', [METHOD.oauth])] }), 'Postmoth')
    await title(t('oauth.title'))
    expect(button(t('rejected.ask'))).toBeVisible()
  })

  it('E12: creates a link with one request, and copies a message with it', async () => {
    const { host, copied, events } = await askColleague()
    expect(await notice('invite.title')).toHaveFocus()
    expect(host.seen.filter(({ method }) => method === 'POST').map(({ path, body }) => [path, body])).toEqual([
      [`/connectors/${host.idOf('Postmoth')}/links`, '{"intent":"connect"}'],
    ])
    expect(copied).toHaveLength(1)
    const [text = '', url = ''] = copied[0]?.split(': ') ?? []
    expect(text).toBe(words('invite.message').split(': ')[0])
    expect(url).toMatch(/\/links\/[\w-]{16}#[\w-]{43}$/)
    // The secret is in the clipboard, and not in the page.
    expect(document.body.innerHTML).not.toContain(url.split('#')[1])
    expect(events()).toContain('colleague_asked')
  })

  it('E12: settles live when the colleague is done', async () => {
    const { host, onSuccess } = await askColleague()
    await notice('invite.title')
    host.cyclr.authenticate(host.idOf('Postmoth'))
    window.dispatchEvent(new Event('focus'))
    await title(t('success.savedTitle'))
    expect(onSuccess).toHaveBeenCalledOnce()
  })

  it('E12: no longer asks the proxy when the notice is gone', async () => {
    const { host, user } = await askColleague()
    const shown = await notice('invite.title')
    await user.click(within(shown).getByRole('button', { name: words('invite.revoke') }))
    await waitFor(() => expect(noButton(t('rejected.ask'))).toBeVisible())
    expect(host.calls().filter((call) => call.startsWith('DELETE'))).toHaveLength(1)
    const before = host.seen.length
    window.dispatchEvent(new Event('focus'))
    document.dispatchEvent(new Event('visibilitychange'))
    await Promise.resolve()
    expect(host.seen).toHaveLength(before)
  })

  it('E12: says when the link has ended in another way', async () => {
    const { host, copied, user } = await askColleague()
    await notice('invite.title')
    const id = /\/links\/([\w-]+)/.exec(copied[0] ?? '')?.[1] ?? ''
    await host.proxy.links.revoke(id)
    window.dispatchEvent(new Event('focus'))
    const shown = await notice('invite.ended.title')
    await user.click(within(shown).getByRole('button', { name: en['button.tryAgain'] }))
    expect(button(t('rejected.ask'))).toBeVisible()
  })

  it('E12: shows the message where it cannot be copied', async () => {
    const { copied, user } = await askColleague({ refuse: true })
    const shown = await notice('invite.title')
    const message = within(shown).getByRole<HTMLTextAreaElement>('textbox').value
    expect(message).toMatch(/\/links\/[\w-]{16}#[\w-]{43}$/)
    await user.click(within(shown).getByRole('button', { name: words('invite.copy') }))
    await waitFor(() => expect(copied).toEqual([message]))
  })

  it('E12: reports a link that could not be created', async () => {
    const host = createHost({ ...INVITES, connectors: [KEY] })
    host.on(({ method }) => (method === 'POST' ? problem(503, 'unavailable') : undefined))
    const { onError } = await askColleague({ host })
    await notice('invite.failed.title')
    expect(onError.mock.calls.map(([{ code }]) => code)).toEqual(['unavailable'])
    expect(pageText()).toContain(invite['invite.failed.text'])
  })

  it('E12: speaks the wizard’s language, and the page of the link does', async () => {
    const { copied } = await askColleague({ props: { messages: { 'rejected.ask': t('rejected.ask') }, locale: 'de' } })
    await waitFor(() => expect(copied).toHaveLength(1))
    expect(copied[0]).toMatch(/^Können Sie Postmoth mit Alderway verbinden\?.*\?locale=de#/)
  })
})
