import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { button, field, noButton, pass, polite, said, title } from './ask.js'
import { atTheKey, connect, KEY } from './atTheKey.js'
import { silence } from './createHost.js'
import { saveUnheard } from './saveUnheard.js'

afterEach(() => vi.useRealTimers())

describe('While it is under way', () => {
  it('works in place: read-only and masked fields, a busy button that keeps the focus, one way out', async () => {
    const { host, user } = await atTheKey({ verified: true })
    host.on(({ method }, signal) => (method === 'PUT' ? silence(signal) : undefined))
    await user.type(field('API key'), KEY)
    await user.click(button('Show API key'))
    expect(field('API key')).toHaveAttribute('type', 'text')
    await user.click(button('Connect'))
    const busy = await screen.findByRole('button', { name: 'Checking with Postmoth…' })
    expect(busy).toHaveFocus()
    expect(busy).toHaveAttribute('aria-disabled', 'true')
    expect(busy).not.toBeDisabled()
    expect(field('API key')).toHaveAttribute('readonly')
    expect(field('API key')).toHaveAttribute('type', 'password')
    expect(noButton('Show API key')).not.toBeInTheDocument()
  })

  it('UX-15: sends once, however often it is pressed', async () => {
    const { host, user, onSuccess } = await atTheKey()
    await user.type(field('API key'), KEY)
    const connectButton = button('Connect')
    fireEvent.click(connectButton)
    fireEvent.submit(field('API key').closest('form') ?? document.body)
    fireEvent.click(connectButton)
    await title('Postmoth is set up')
    expect(host.calls().filter((call) => call.startsWith('PUT'))).toHaveLength(1)
    expect(onSuccess).toHaveBeenCalledTimes(1)
  })

  it('announces itself after a second, says that it goes on after five, and offers a way out after ten', async () => {
    const { host, user } = await atTheKey({ verified: true })
    host.on(({ method }, signal) => (method === 'PUT' ? silence(signal) : undefined))
    await user.type(field('API key'), KEY)
    vi.useFakeTimers({ shouldAdvanceTime: true })
    fireEvent.click(button('Connect'))
    await screen.findByRole('button', { name: 'Checking with Postmoth…' })
    await pass(1_100)
    await pass(200)
    expect(polite()).toBe('Checking with Postmoth…')
    expect(said()).not.toContain('Still checking.')
    await pass(4_000)
    expect(field('API key')).toHaveAccessibleDescription(/Still checking\./)
    await pass(5_000)
    await title('Waiting for Postmoth to confirm')
    expect(said()).toContain('This is taking longer than usual.')
    host.calm()
    fireEvent.click(button('Cancel'))
    await title(/Paste your Postmoth API key/)
    expect(field('API key')).toHaveValue(KEY)
  })

  it('says that it goes on where something was said about a pasted key, and takes nothing back meanwhile', async () => {
    const { host, user } = await atTheKey({ verified: true })
    host.on(({ method }, signal) => (method === 'PUT' ? silence(signal) : undefined))
    await user.click(field('API key'))
    await user.paste(` ${KEY} `)
    expect(await screen.findByRole('button', { name: 'Undo' })).toBeVisible()
    vi.useFakeTimers({ shouldAdvanceTime: true })
    fireEvent.click(button('Connect'))
    await screen.findByRole('button', { name: 'Checking with Postmoth…' })
    expect(field('API key')).toHaveAccessibleDescription(/We removed the spaces around your key\./)
    expect(noButton('Undo')).not.toBeInTheDocument()
    await pass(5_100)
    expect(field('API key')).toHaveAccessibleDescription(/Still checking\./)
    fireEvent.click(button('Cancel'))
    expect(button('Undo')).toBeVisible()
  })

  it('gives the form back with its value when cancelled, having looked what became of it', async () => {
    const { host, user } = await atTheKey()
    host.on(({ method }, signal) => (method === 'PUT' ? silence(signal) : undefined))
    await connect({ user })
    await user.click(await screen.findByRole('button', { name: 'Cancel' }))
    await screen.findByRole('button', { name: 'Connect' })
    expect(field('API key')).toHaveValue(KEY)
    expect(field('API key')).not.toHaveAttribute('readonly')
    await waitFor(() => expect(host.calls().at(-1)).toBe('GET /connectors/:id'))
  })

  it('says so when the cancelled save had gone through', async () => {
    const { host, user, onSuccess } = await atTheKey()
    const saved = saveUnheard(host)
    await connect({ user })
    await waitFor(() => expect(saved()).toBe(true))
    await user.click(await screen.findByRole('button', { name: 'Cancel' }))
    await title('Postmoth is set up')
    expect(onSuccess).toHaveBeenCalledTimes(1)
  })
})
