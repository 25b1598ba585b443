import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { button, field, like, noButton, pageText, pass, polite, t, title } from './ask.js'
import { atTheKey, connect, KEY } from './atTheKey.js'
import { silence } from './createHost.js'
import { saveUnheard } from './saveUnheard.js'

afterEach(() => vi.useRealTimers())

describe('While it is under way', () => {
  it('works in place: read-only and masked fields, a busy button that keeps the focus, one way out', async () => {
    const { host, user } = await atTheKey({ verified: true })
    host.on(({ method }, signal) => (method === 'PUT' ? silence(signal) : undefined))
    await user.type(field(t('apiKey.label')), KEY)
    await user.click(button(t('secret.show', { label: t('apiKey.label') })))
    expect(field(t('apiKey.label'))).toHaveAttribute('type', 'text')
    await user.click(button(t('button.connect')))
    const busy = await screen.findByRole('button', { name: t('button.checking') })
    expect(busy).toHaveFocus()
    expect(busy).toHaveAttribute('aria-disabled', 'true')
    expect(busy).not.toBeDisabled()
    expect(field(t('apiKey.label'))).toHaveAttribute('readonly')
    expect(field(t('apiKey.label'))).toHaveAttribute('type', 'password')
    expect(noButton(t('secret.show', { label: t('apiKey.label') }))).not.toBeInTheDocument()
  })

  it('UX-15: sends once, however often it is pressed', async () => {
    const { host, user, onSuccess } = await atTheKey()
    await user.type(field(t('apiKey.label')), KEY)
    const connectButton = button(t('button.connect'))
    fireEvent.click(connectButton)
    fireEvent.submit(field(t('apiKey.label')).closest('form') ?? document.body)
    fireEvent.click(connectButton)
    await title(t('success.savedTitle'))
    expect(host.calls().filter((call) => call.startsWith('PUT'))).toHaveLength(1)
    expect(onSuccess).toHaveBeenCalledTimes(1)
  })

  it('announces itself after a second, says that it goes on after five, and offers a way out after ten', async () => {
    const { host, user } = await atTheKey({ verified: true })
    host.on(({ method }, signal) => (method === 'PUT' ? silence(signal) : undefined))
    await user.type(field(t('apiKey.label')), KEY)
    vi.useFakeTimers({ shouldAdvanceTime: true })
    fireEvent.click(button(t('button.connect')))
    await screen.findByRole('button', { name: t('button.checking') })
    await pass(1_100)
    await pass(200)
    expect(polite()).toBe(t('button.checking'))
    expect(pageText()).not.toContain(t('busy.still'))
    await pass(4_000)
    expect(field(t('apiKey.label'))).toHaveAccessibleDescription(like('busy.still'))
    await pass(5_000)
    await title(t('slow.title'))
    expect(pageText()).toContain(t('slow.lede'))
    host.calm()
    fireEvent.click(button(t('button.cancel')))
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    expect(field(t('apiKey.label'))).toHaveValue(KEY)
  })

  it('says that it goes on where something was pageText about a pasted key, and takes nothing back meanwhile', async () => {
    const { host, user } = await atTheKey({ verified: true })
    host.on(({ method }, signal) => (method === 'PUT' ? silence(signal) : undefined))
    await user.click(field(t('apiKey.label')))
    await user.paste(` ${KEY} `)
    expect(await screen.findByRole('button', { name: t('button.undo') })).toBeVisible()
    vi.useFakeTimers({ shouldAdvanceTime: true })
    fireEvent.click(button(t('button.connect')))
    await screen.findByRole('button', { name: t('button.checking') })
    expect(field(t('apiKey.label'))).toHaveAccessibleDescription(like('secret.cleaned'))
    expect(noButton(t('button.undo'))).not.toBeInTheDocument()
    await pass(5_100)
    expect(field(t('apiKey.label'))).toHaveAccessibleDescription(like('busy.still'))
    fireEvent.click(button(t('button.cancel')))
    expect(button(t('button.undo'))).toBeVisible()
  })

  it('gives the form back with its value when cancelled, having looked what became of it', async () => {
    const { host, user } = await atTheKey()
    host.on(({ method }, signal) => (method === 'PUT' ? silence(signal) : undefined))
    await connect({ user })
    await user.click(await screen.findByRole('button', { name: t('button.cancel') }))
    await screen.findByRole('button', { name: t('button.connect') })
    expect(field(t('apiKey.label'))).toHaveValue(KEY)
    expect(field(t('apiKey.label'))).not.toHaveAttribute('readonly')
    await waitFor(() => expect(host.calls().at(-1)).toBe('GET /connectors/:id'))
  })

  it('says so when the cancelled save had gone through', async () => {
    const { host, user, onSuccess } = await atTheKey()
    const saved = saveUnheard(host)
    await connect({ user })
    await waitFor(() => expect(saved()).toBe(true))
    await user.click(await screen.findByRole('button', { name: t('button.cancel') }))
    await title(t('success.savedTitle'))
    expect(onSuccess).toHaveBeenCalledTimes(1)
  })
})
