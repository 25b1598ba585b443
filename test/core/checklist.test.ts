import { describe, expect, it } from 'vitest'
import { type ChecklistSources, checklistRows, type RowProblem } from '../../src/core/checklist.js'

const summary = (accountConnectorId: string, authenticated: boolean) => ({
  accountConnectorId,
  name: `App ${accountConnectorId}`,
  icon: null,
  kinds: ['apiKey' as const],
  authenticated,
})

/** Each row as `id state`, with `>` before the next one and `!` after one that cannot be opened. */
function said(over: Partial<ChecklistSources>): readonly string[] {
  const rows = checklistRows({
    items: ['1', '2', '3', '4'].map((accountConnectorId) => ({ accountConnectorId })),
    connectors: [summary('1', true), summary('2', false), summary('3', false), summary('4', false)],
    problems: new Map<string, RowProblem>(),
    order: 'free',
    ...over,
  })
  return rows.map((row) => `${row.isNext ? '>' : ''}${row.accountConnectorId} ${row.state}${row.canOpen ? '' : '!'}`)
}

describe('the rows of a checklist', () => {
  it('have one that is next, and all others can be opened', () => {
    expect(said({})).toEqual(['1 connected', '>2 notConnected', '3 notConnected', '4 notConnected'])
  })

  it('wait for the one before in an enforced order', () => {
    expect(said({ order: 'enforced' })).toEqual([
      '1 connected',
      '>2 notConnected',
      '3 notConnected!',
      '4 notConnected!',
    ])
  })

  it('begin with what needs another try', () => {
    expect(said({ problems: new Map([['4', 'declined']]) })).toEqual([
      '>4 needsAttention',
      '1 connected',
      '2 notConnected',
      '3 notConnected',
    ])
  })

  it('forget a failed try once the connector is connected, and not what the host says', () => {
    expect(said({ problems: new Map([['1', 'failed']]) })[0]).toBe('1 connected')
    expect(said({ items: [{ accountConnectorId: '1', needsAttention: true }] })).toEqual(['>1 needsAttention'])
  })

  it('name a connector that the account cannot see', () => {
    expect(said({ items: [{ accountConnectorId: '9' }, { accountConnectorId: 2 }] })).toEqual([
      '9 notFound!',
      '>2 notConnected',
    ])
  })

  it('have an optional one next only where nothing else is left', () => {
    const items = [{ accountConnectorId: '2', required: false }, { accountConnectorId: '3' }]
    expect(said({ items })).toEqual(['2 notConnected', '>3 notConnected'])
    expect(said({ items, connectors: [summary('2', false), summary('3', true)] })).toEqual([
      '>2 notConnected',
      '3 connected',
    ])
    expect(said({ items, order: 'enforced' })).toEqual(['2 notConnected', '>3 notConnected'])
  })
})
