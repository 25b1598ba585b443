import { describe, expect, it, vi } from 'vitest'
import { openConnectionChannel } from '../../src/client/oauth/createConnectionChannel.js'
import { createChannelHub, createFakeBrowser } from './fakeBrowser.js'

const says = (accountConnectorId: unknown, more: object = {}) => ({
  type: 'connector-auth-wizard:connected',
  version: 1,
  accountConnectorId,
  ...more,
})

function listening(ids: readonly string[] = ['1']) {
  const channels = createChannelHub()
  const browser = createFakeBrowser({ channels })
  const heard = vi.fn<(id: string) => void>()
  const wizards = ids.map((id) => openConnectionChannel(browser, id, () => heard(id)))
  return { channels, browser, heard, wizards }
}

describe('news of other tabs', () => {
  it('row 25, PO-47: is heard by every wizard of that connector but the one that tells it', () => {
    const { heard, wizards } = listening(['1', '1', '1', '2'])
    wizards[0]?.announce()
    expect(heard.mock.calls).toEqual([['1'], ['1']])
  })

  it.each([
    ['another connector', says('2')],
    ['a number', says(1)],
    ['an object', says({ toString: () => '1' })],
    ['another version', says('1', { version: 2 })],
    ['another kind', says('1', { type: 'connector-auth-wizard:returned', attempt: 'a', proof: 'p' })],
    ['nothing', null],
  ])('row 8, PO-21: of %s is ignored', (_, data) => {
    const { channels, heard } = listening()
    channels.say(data)
    expect(heard).not.toHaveBeenCalled()
  })

  it('PO-23: a thousand made-up pieces in a second are two reasons to look', async () => {
    const { channels, browser, heard } = listening()
    for (let count = 0; count < 1_000; count += 1) channels.say(says('1'))
    expect(heard).toHaveBeenCalledTimes(1)
    await browser.pass(60_000)
    expect(heard).toHaveBeenCalledTimes(2)
  })

  it('PO-44: lets go of its channel when the page is left, and looks when the page comes back with Back', () => {
    const { channels, browser, heard, wizards } = listening()
    browser.fire('pageshow', { persisted: false })
    expect(heard).not.toHaveBeenCalled()
    browser.fire('pagehide', { persisted: true })
    expect(channels.count()).toBe(0)
    wizards[0]?.announce()
    browser.fire('pageshow', { persisted: true })
    expect(heard).toHaveBeenCalledTimes(1)
    expect(channels.count()).toBe(1)
  })

  it('PO-42: holds nothing once it is over, in the middle of a pause either', () => {
    const { channels, browser, wizards } = listening()
    channels.say(says('1'))
    wizards[0]?.close()
    wizards[0]?.announce()
    expect(browser.held()).toEqual({ timers: 0, listeners: 0, channels: 0 })
  })

  it('PO-13: does without where there are no channels', () => {
    const browser = createFakeBrowser({ hasChannels: false })
    expect(() => openConnectionChannel(browser, '1', () => undefined).announce()).not.toThrow()
  })
})
