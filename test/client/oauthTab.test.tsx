import { screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { en, type Messages } from '../../src/index.js'
import { createFakeProxy } from './fakeProxy.js'
import { button, holdTime, openWindows, pass, press, show, title } from './wizardStage.js'

holdTime()

type Device = { coarse: boolean; width: number; height: number }

const PHONE: Device = { coarse: true, width: 390, height: 844 }

function on({ coarse, width, height }: Device): void {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: coarse && query === '(pointer: coarse)' }))
  vi.stubGlobal('screen', { width, height })
}

describe('where a window is a tab', () => {
  it('says "tab" from the first step to the last', async () => {
    on(PHONE)
    const windows = openWindows()
    const proxy = createFakeProxy()
    const { container } = await show(proxy)
    expect(container).toHaveTextContent('A Ledgerloom tab opens.')
    await press('Continue to Ledgerloom')
    expect(container).toHaveTextContent('The sign-in page is in a separate tab.')
    expect(container).toHaveTextContent('Can’t see the tab? Look through your browser’s open tabs.')
    expect(button('Reopen tab')).toBeInTheDocument()
    expect(container).not.toHaveTextContent('window')
    for (const one of windows) one.closed = true
    await pass(5_000)
    expect(title()).toBe('Still signing in?')
    expect(container).toHaveTextContent('If you closed the Ledgerloom tab, open it again.')
    expect(button('Reopen tab')).toBeInTheDocument()
  })

  it('says so of a blocked one', async () => {
    on(PHONE)
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
  ] as const)('on %s', async (_, device, word) => {
    on(device)
    const { container } = await show(createFakeProxy())
    expect(container).toHaveTextContent(`A Ledgerloom ${word} opens.`)
  })

  const withoutTabs = Object.fromEntries(Object.entries(en).filter(([key]) => !key.endsWith('.tab')))

  it.each<[string, { messages?: Partial<Messages>; locale?: object }, string]>([
    ['its own word for a window', { messages: { 'oauth.reopen': 'Bring it back' } }, 'Bring it back'],
    ['its own word for a tab', { messages: { 'oauth.reopen.tab': 'Show the tab' } }, 'Show the tab'],
    ['a language that does not tell them apart', { locale: withoutTabs }, 'Reopen window'],
  ])('takes the word of a host that has %s', async (_, props, word) => {
    on(PHONE)
    openWindows()
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a locale of before there were such words
    await show(createFakeProxy(), props as { messages?: Partial<Messages>; locale?: Messages })
    await press('Continue to Ledgerloom')
    expect(button(word)).toBeInTheDocument()
  })
})
