import { describe, expect, it, vi } from 'vitest'
import { loadReader } from '../../src/client/loadReader.js'
import { openConnectionChannel } from '../../src/client/oauth/createConnectionChannel.js'
import { createChannelHub, createFakeBrowser } from './fakeBrowser.js'

// Messages are parsed by a lazy chunk, which a page has loaded before it opens a window.
await loadReader()

const connectedMessage = (accountConnectorId: unknown, more: object = {}) => ({
  type: 'connector-auth-wizard:connected',
  version: 1,
  accountConnectorId,
  ...more,
})

function openChannels(ids: readonly string[] = ['1']) {
  const channels = createChannelHub()
  const browser = createFakeBrowser({ channels })
  const received = vi.fn<(id: string) => void>()
  const wizards = ids.map((id) =>
    openConnectionChannel(
      browser,
      (about) => about === id,
      () => received(id),
      () => undefined,
    ),
  )
  return { channels, browser, received, wizards }
}

describe('the connection channel', () => {
  it('row 25, PO-47: delivers a connection to every other wizard of the connector', async () => {
    const { browser, received, wizards } = openChannels(['1', '1', '1', '2'])
    wizards[0]?.announce('1')
    await browser.settled()
    expect(received.mock.calls).toEqual([['1'], ['1']])
  })

  it.each([
    ['another connector', connectedMessage('2')],
    ['a number', connectedMessage(1)],
    ['an object', connectedMessage({ toString: () => '1' })],
    ['another version', connectedMessage('1', { version: 2 })],
    ['another type', connectedMessage('1', { type: 'connector-auth-wizard:returned', attempt: 'a', proof: 'p' })],
    ['no data', null],
  ])('row 8, PO-21: ignores a message with %s', async (_, data) => {
    const { browser, channels, received } = openChannels()
    channels.post(data)
    await browser.settled()
    expect(received).not.toHaveBeenCalled()
  })

  it('PO-23: a thousand forged messages in a second cause two refetches', async () => {
    const { channels, browser, received } = openChannels()
    for (let count = 0; count < 1_000; count += 1) channels.post(connectedMessage('1'))
    await browser.settled()
    expect(received).toHaveBeenCalledTimes(1)
    await browser.advance(60_000)
    expect(received).toHaveBeenCalledTimes(2)
  })

  it('PO-44: closes its channel on pagehide, and refetches when the page is restored by Back', async () => {
    const { channels, browser, received, wizards } = openChannels()
    browser.fire('pageshow', { persisted: false })
    expect(received).not.toHaveBeenCalled()
    browser.fire('pagehide', { persisted: true })
    expect(channels.count()).toBe(0)
    wizards[0]?.announce('1')
    browser.fire('pageshow', { persisted: true })
    await browser.settled()
    expect(received).toHaveBeenCalledTimes(1)
    expect(channels.count()).toBe(1)
  })

  it('PO-42: releases everything when closed, during the rate limit too', async () => {
    const { channels, browser, wizards } = openChannels()
    channels.post(connectedMessage('1'))
    await browser.settled()
    wizards[0]?.close()
    wizards[0]?.announce('1')
    expect(browser.resources()).toEqual({ timers: 0, listeners: 0, channels: 0 })
  })

  it('PO-13: works without BroadcastChannel', () => {
    const browser = createFakeBrowser({ hasChannels: false })
    expect(() =>
      openConnectionChannel(
        browser,
        () => true,
        () => undefined,
        () => undefined,
      ).announce('1'),
    ).not.toThrow()
  })
})
