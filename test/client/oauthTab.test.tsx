import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { en, type Messages } from '../../src/index.js'
import { createFakeProxy } from './fakeProxy.js'
import { advance, button, fakeTimers, openWindows, press, show, title } from './wizardStage.js'

fakeTimers()

type Device = { coarse: boolean; width: number; height: number }

const PHONE: Device = { coarse: true, width: 390, height: 844 }

function emulate({ coarse, width, height }: Device): void {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: coarse && query === '(pointer: coarse)' }))
  vi.stubGlobal('screen', { width, height })
}

describe('a device that opens windows as tabs', () => {
  it('uses the word "tab" in every step', async () => {
    emulate(PHONE)
    const windows = openWindows()
    const proxy = createFakeProxy()
    const { container } = await show(proxy)
    expect(container).toHaveTextContent('Ledgerloom’s sign-in page opens in a tab.')
    await press('Continue to Ledgerloom')
    expect(container).toHaveTextContent('The sign-in page is in a separate tab.')
    expect(container).toHaveTextContent('Can’t see the tab? Look through your browser’s open tabs.')
    expect(button('Reopen tab')).toBeInTheDocument()
    expect(container).not.toHaveTextContent('window')
    for (const one of windows) one.closed = true
    await advance(5_000)
    expect(title()).toBe('Still signing in?')
    expect(container).toHaveTextContent('If you closed the Ledgerloom tab, open it again.')
    expect(button('Reopen tab')).toBeInTheDocument()
  })

  it('uses the word "tab" when it is blocked', async () => {
    emulate(PHONE)
    openWindows(true)
    await show(createFakeProxy())
    await press('Continue to Ledgerloom')
    expect(title()).toBe('Your browser blocked the tab')
    expect(screen.getByRole('link', { name: 'Open the tab' })).toBeInTheDocument()
  })

  it.each([
    ['a phone on its side', { ...PHONE, width: 844, height: 390 }, 'tab'],
    ['a tablet', { coarse: true, width: 820, height: 1180 }, 'window'],
    ['a small screen with a mouse', { coarse: false, width: 480, height: 320 }, 'window'],
  ] as const)('chooses the word for %s', async (_, device, word) => {
    emulate(device)
    const { container } = await show(createFakeProxy())
    expect(container).toHaveTextContent(`Ledgerloom’s sign-in page opens in a ${word}.`)
  })

  const withoutTabs = Object.fromEntries(Object.entries(en).filter(([key]) => !key.endsWith('.tab')))

  it.each<[string, { messages?: Partial<Messages>; locale?: object }, string]>([
    ['its own text for a window', { messages: { 'oauth.reopen': 'Bring it back' } }, 'Bring it back'],
    ['its own text for a tab', { messages: { 'oauth.reopen.tab': 'Show the tab' } }, 'Show the tab'],
    ['a locale without texts for tabs', { locale: withoutTabs }, 'Reopen window'],
  ])('uses the text of a host that has %s', async (_, props, word) => {
    emulate(PHONE)
    openWindows()
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a locale written before these keys existed
    await show(createFakeProxy(), props as { messages?: Partial<Messages>; locale?: Messages })
    await press('Continue to Ledgerloom')
    expect(button(word)).toBeInTheDocument()
  })
})
