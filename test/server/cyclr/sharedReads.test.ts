import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { ConnectorAuthError } from '../../../src/core/errors.js'
import { createSharedReads } from '../../../src/server/cyclr/createSharedReads.js'

/** Reads that the test settles by hand. */
function createManualReads() {
  const open: { signal: AbortSignal; answer: (value: string) => void; fail: (error: Error) => void }[] = []
  const read = (signal: AbortSignal) =>
    new Promise<string>((answer, fail) => {
      open.push({ signal, answer, fail })
      signal.addEventListener('abort', () => fail(new ConnectorAuthError('request_timeout')))
    })
  return { open, read, latest: () => open.at(-1) }
}

describe('Shared reads', () => {
  it('join while a read is pending, and as long as its result is kept', async () => {
    const reads = createSharedReads<string>(60_000)
    const { open, read } = createManualReads()
    const early = [reads.get('a', read), reads.get('a', read)]
    open[0]?.answer('first')
    expect(await Promise.all([...early, reads.get('a', read)])).toEqual(['first', 'first', 'first'])
    expect(open).toHaveLength(1)
  })

  it('do not join across keys', async () => {
    const reads = createSharedReads<string>()
    const { open, read } = createManualReads()
    const both = [reads.get('account-1 7', read), reads.get('account-2 7', read)]
    open[0]?.answer('one')
    open[1]?.answer('two')
    expect(await Promise.all(both)).toEqual(['one', 'two'])
  })

  it('read again once the result has expired, and keep nothing of it', async () => {
    const reads = createSharedReads<string>(30)
    const { open, read } = createManualReads()
    const first = reads.get('a', read)
    open[0]?.answer('first')
    await first
    await expect.poll(() => reads.size()).toEqual({ kept: 0, pending: 0 })
    const second = reads.get('a', read)
    open[1]?.answer('second')
    expect(await second).toBe('second')
  })

  it('do not share a failure with later callers', async () => {
    const reads = createSharedReads<string>(60_000)
    const { open, read } = createManualReads()
    const first = reads.get('a', read)
    open[0]?.fail(new Error('broken'))
    await expect(first).rejects.toThrow('broken')
    const second = reads.get('a', read)
    open[1]?.answer('second')
    expect(await second).toBe('second')
  })

  it('CC-06: read again when a write happened while they were pending', async () => {
    const reads = createSharedReads<string>(60_000)
    const { open, read } = createManualReads()
    const waiting = [reads.get('a', read), reads.get('a', read)]
    reads.forget('a')
    open[0]?.answer('before')
    await expect.poll(() => open.length).toBe(2)
    open[1]?.answer('after')
    expect(await Promise.all(waiting)).toEqual(['after', 'after'])
  })

  it('CC-06: read again after a write even when they were pending longer than results are kept', async () => {
    const reads = createSharedReads<string>(10)
    const { open, read } = createManualReads()
    const waiting = reads.get('a', read)
    await sleep(50)
    reads.forget('a')
    open[0]?.answer('before')
    await expect.poll(() => open.length).toBe(2)
    open[1]?.answer('after')
    expect(await waiting).toBe('after')
  })

  it('CC-06: return no result from before a write', async () => {
    const reads = createSharedReads<string>(60_000)
    const { open, read } = createManualReads()
    const first = reads.get('a', read)
    open[0]?.answer('before')
    await first
    reads.forget('a')
    const second = reads.get('a', read)
    open[1]?.answer('after')
    expect(await second).toBe('after')
  })

  it('start a new read for `fresh`, which others join', async () => {
    const reads = createSharedReads<string>(60_000)
    const { open, read } = createManualReads()
    const first = reads.get('a', read)
    open[0]?.answer('old')
    await first
    const fresh = [reads.get('a', read, { fresh: true }), reads.get('a', read)]
    open[1]?.answer('new')
    expect(await Promise.all(fresh)).toEqual(['new', 'new'])
  })

  it('abort when the last caller has left, and not before', async () => {
    const reads = createSharedReads<string>(60_000)
    const { open, read } = createManualReads()
    const [one, two] = [new AbortController(), new AbortController()]
    const first = reads.get('a', read, { signal: one.signal })
    const second = reads.get('a', read, { signal: two.signal })
    one.abort()
    await expect(first).rejects.toMatchObject({ code: 'request_timeout' })
    expect(open[0]?.signal.aborted).toBe(false)
    two.abort()
    await expect(second).rejects.toMatchObject({ code: 'request_timeout' })
    expect(open[0]?.signal.aborted).toBe(true)
    const third = reads.get('a', read)
    open[1]?.answer('again')
    expect(await third).toBe('again')
  })

  it('do not abort while a caller without a signal waits', async () => {
    const reads = createSharedReads<string>(60_000)
    const { open, read } = createManualReads()
    const leaving = new AbortController()
    const staying = reads.get('a', read)
    const left = reads.get('a', read, { signal: leaving.signal })
    leaving.abort()
    await expect(left).rejects.toBeInstanceOf(ConnectorAuthError)
    open[0]?.answer('there')
    expect(await staying).toBe('there')
  })

  it('abort at once for a caller whose signal is aborted already', async () => {
    const reads = createSharedReads<string>(60_000)
    const { open, read } = createManualReads()
    await expect(reads.get('a', read, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(ConnectorAuthError)
    expect(open[0]?.signal.aborted).toBe(true)
  })

  it('keep a limited number of results', async () => {
    const reads = createSharedReads<string>(60_000)
    for (let key = 0; key < 5_000; key += 1) await reads.get(`key-${key}`, async () => 'x'.repeat(100))
    expect(reads.size().kept).toBeLessThanOrEqual(1_000)
    expect(reads.size().pending).toBe(0)
  })
})
