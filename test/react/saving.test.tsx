import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { button, field, like, noButton, pageText, pass, polite, t, title } from './ask.js'
import { atTheKey, connect, KEY } from './atTheKey.js'
import { noResponse } from './createHost.js'
import { saveWithoutResponse } from './saveWithoutResponse.js'

afterEach(() => vi.useRealTimers())

describe('While the key is being saved', () => {
  it('fields are read-only and masked, and the busy button keeps the focus', async () => {
    const { host, user } = await atTheKey({ verified: true })
    host.on(({ method }, signal) => (method === 'PUT' ? noResponse(signal) : undefined))
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

  it('UX-15: further presses send nothing', async () => {
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

  it('the wait is announced after one second, shown after five, and a screen of its own after ten', async () => {
    const { host, user } = await atTheKey({ verified: true })
    host.on(({ method }, signal) => (method === 'PUT' ? noResponse(signal) : undefined))
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
    expect(button(t('copyDetails.short'))).toBeVisible()
    host.reset()
    fireEvent.click(button(t('button.cancel')))
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    expect(field(t('apiKey.label'))).toHaveValue(KEY)
  })

  it.each([false, true])(
    'the slow screen checks again and stays until the key is there (verified: %s)',
    async (verified) => {
      const { host, user, onSuccess } = await atTheKey({ verified })
      const sent: (() => Promise<unknown>)[] = []
      host.on(({ method }, signal, send) => {
        if (method !== 'PUT') return undefined
        sent.push(send)
        return noResponse(signal)
      })
      await user.type(field(t('apiKey.label')), KEY)
      vi.useFakeTimers({ shouldAdvanceTime: true })
      fireEvent.click(button(t('button.connect')))
      await screen.findByRole('button', { name: verified ? t('button.checking') : t('button.saving') })
      await pass(1_100)
      await pass(9_500)
      await title(t('slow.title'))
      const before = host.seen.length
      fireEvent.click(button(t('oauth.checkAgain')))
      await pass(500)
      expect(host.calls().slice(before)).toEqual(['GET /connectors/:id'])
      await title(t('slow.title'))
      expect(polite()).toBe(t('busy.still'))
      await Promise.all(sent.map((send) => send()))
      fireEvent.click(button(t('oauth.checkAgain')))
      await pass(500)
      await title(verified ? t('success.title') : t('success.savedTitle'))
      expect(onSuccess).toHaveBeenCalledTimes(1)
    },
  )

  it('the note about a pasted key stays, but cannot be undone', async () => {
    const { host, user } = await atTheKey({ verified: true })
    host.on(({ method }, signal) => (method === 'PUT' ? noResponse(signal) : undefined))
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

  it('Cancel returns to the form with its value and loads the connector again', async () => {
    const { host, user } = await atTheKey()
    host.on(({ method }, signal) => (method === 'PUT' ? noResponse(signal) : undefined))
    await connect({ user })
    await user.click(await screen.findByRole('button', { name: t('button.cancel') }))
    await screen.findByRole('button', { name: t('button.connect') })
    expect(field(t('apiKey.label'))).toHaveValue(KEY)
    expect(field(t('apiKey.label'))).not.toHaveAttribute('readonly')
    await waitFor(() => expect(host.calls().at(-1)).toBe('GET /connectors/:id'))
  })

  it('Cancel ends in success if the save had already reached Cyclr', async () => {
    const { host, user, onSuccess } = await atTheKey()
    const saved = saveWithoutResponse(host)
    await connect({ user })
    await waitFor(() => expect(saved()).toBe(true))
    await user.click(await screen.findByRole('button', { name: t('button.cancel') }))
    await title(t('success.savedTitle'))
    expect(onSuccess).toHaveBeenCalledTimes(1)
  })
})
