import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { WizardEvent } from '../../src/index.js'
import { createFakeProxy } from './fakeProxy.js'
import { advance, fakeTimers, openWindows, press, show, title } from './wizardStage.js'

fakeTimers()

const help = () => screen.queryByText('Didn’t work?')?.closest('details') ?? null

describe('Didn’t work?', () => {
  it('appears collapsed after twenty seconds, while the window is open', async () => {
    openWindows()
    await show(createFakeProxy())
    await press('Continue to Ledgerloom')
    await advance(19_000)
    expect(help()).toBeNull()
    await advance(2_000)
    expect(help()).not.toHaveAttribute('open')
  })

  it('is expanded once the window reads as closed, and each chosen case emits an event', async () => {
    const windows = openWindows()
    const events: WizardEvent['name'][] = []
    await show(createFakeProxy(), { onEvent: ({ name }) => events.push(name) })
    await press('Continue to Ledgerloom')
    for (const one of windows) one.closed = true
    await advance(5_000)
    expect(title()).toBe('Still signing in?')
    expect(help()).toHaveAttribute('open')
    for (const words of [
      'It asked for an administrator',
      'I used the wrong account',
      'I saw an error page',
      'I finished, but nothing happens here',
    ]) {
      const details = screen.getByText(words).closest('details')
      expect(details).not.toHaveAttribute('open')
      details?.setAttribute('open', '')
      await advance(10)
    }
    expect(events.filter((name) => name === 'help_chosen')).toHaveLength(4)
  })

  it('copies a message for a colleague and details for support, without the launch URL', async () => {
    const copied: string[] = []
    vi.stubGlobal('navigator', {
      clipboard: {
        writeText: async (text: string) => {
          copied.push(text)
        },
      },
    })
    openWindows()
    await show(createFakeProxy(), { links: { integrations: '/integrations' } })
    await press('Continue to Ledgerloom')
    await advance(10 * 60_000)
    fireEvent.click(screen.getByText('Ask a colleague'))
    fireEvent.click(screen.getByText('Copy details'))
    await advance()
    const [message, details] = copied
    expect(message).toBe(
      `Could you connect Ledgerloom to Alderway? It needs someone who manages Ledgerloom to approve it. ${window.location.origin}/integrations`,
    )
    expect(details).toMatch(/^sign-in timedOut, attempt-1 waiting$/m)
    expect(copied.join(' ')).not.toContain('ticket')
  })

  it('offers to check again, and to start again', async () => {
    const proxy = createFakeProxy()
    const windows = openWindows()
    await show(proxy)
    await press('Continue to Ledgerloom')
    await advance(21_000)
    const polls = proxy.requestsTo('GET', /status$/).length
    fireEvent.click(screen.getByText('Check again'))
    await advance()
    expect(proxy.requestsTo('GET', /status$/)).toHaveLength(polls + 1)
    fireEvent.click(screen.getByText('Start again'))
    await advance()
    expect(title()).toBe('Sign in to Ledgerloom')
    expect(windows.map(({ closed }) => closed)).toEqual([true])
  })
})
