import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { WizardEvent } from '../../src/index.js'
import { createFakeProxy } from './fakeProxy.js'
import { holdTime, openWindows, pass, press, show, title } from './wizardStage.js'

holdTime()

const fold = () => screen.queryByText('Didn’t work?')?.closest('details') ?? null

describe('Didn’t work?', () => {
  it('is folded, and not before twenty seconds, while the window is open', async () => {
    openWindows()
    await show(createFakeProxy())
    await press('Continue to Ledgerloom')
    await pass(19_000)
    expect(fold()).toBeNull()
    await pass(2_000)
    expect(fold()).not.toHaveAttribute('open')
  })

  it('is open once the window reads as closed, and each case chosen is told', async () => {
    const windows = openWindows()
    const events: WizardEvent['name'][] = []
    await show(createFakeProxy(), { onEvent: ({ name }) => events.push(name) })
    await press('Continue to Ledgerloom')
    for (const one of windows) one.closed = true
    await pass(5_000)
    expect(title()).toBe('Still signing in?')
    expect(fold()).toHaveAttribute('open')
    for (const words of [
      'It asked for an administrator',
      'I used the wrong account',
      'I saw an error page',
      'I finished, but nothing happens here',
    ]) {
      const details = screen.getByText(words).closest('details')
      expect(details).not.toHaveAttribute('open')
      details?.setAttribute('open', '')
      await pass(10)
    }
    expect(events.filter((name) => name === 'help_chosen')).toHaveLength(4)
  })

  it('copies what a colleague needs, and what support needs, and no address of the sign-in', async () => {
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
    await pass(10 * 60_000)
    fireEvent.click(screen.getByText('Ask a colleague'))
    fireEvent.click(screen.getByText('Copy details for support'))
    await pass()
    const [message, details] = copied
    expect(message).toBe(
      `Could you connect Ledgerloom to Alderway? It needs someone who manages Ledgerloom to approve it. ${window.location.origin}/integrations`,
    )
    expect(details).toMatch(/^oauth attempt-1 \d{4}-/)
    expect(copied.join(' ')).not.toContain('ticket')
  })

  it('starts again with another account, and checks again', async () => {
    const proxy = createFakeProxy()
    const windows = openWindows()
    await show(proxy)
    await press('Continue to Ledgerloom')
    await pass(21_000)
    const looks = proxy.asked('GET', /status$/).length
    fireEvent.click(screen.getByText('Check again'))
    await pass()
    expect(proxy.asked('GET', /status$/)).toHaveLength(looks + 1)
    fireEvent.click(screen.getByText('Start again'))
    await pass()
    expect(title()).toBe('Sign in to Ledgerloom')
    expect(windows.map(({ closed }) => closed)).toEqual([true])
  })
})
