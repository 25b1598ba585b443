import { render, renderHook, waitFor } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ConnectorAuthWizard, type ConnectorAuthWizardProps, useConnectorAuth } from '../../src/index.js'
import { like, pass, t, title } from './ask.js'
import { connector, METHOD } from './connectors.js'
import { createHost } from './createHost.js'

type Id = ConnectorAuthWizardProps['accountConnectorId']

/** What a host passes while its own data loads. The texts are what becomes of it inside a template string. */
const MISSING: readonly Id[] = [undefined, null, '', ' \t', Number.NaN, 'undefined', 'null', 'NaN']

function postmoth() {
  const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
  const onEvent = vi.fn<(event: { name: string }) => void>()
  const wizard = (id: Id) => (
    <StrictMode>
      <ConnectorAuthWizard accountConnectorId={id} fetch={host.fetch} onEvent={onEvent} />
    </StrictMode>
  )
  return { host, onEvent, wizard, id: host.idOf('Postmoth') }
}

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const START: Id[] = [null]

describe('An accountConnectorId that is not there yet', () => {
  it.each(MISSING)('A6: shows loading and sends nothing until there is one (%j)', async (missing) => {
    const errors = vi.spyOn(console, 'error').mockReturnValue()
    const { host, onEvent, wizard, id } = postmoth()
    vi.useFakeTimers()
    const { container, rerender } = render(wizard(missing))
    await pass(9_900)
    expect(container.querySelector('.caw-root')).toHaveAttribute('data-state', 'loading')
    expect(container.querySelector('.caw-skeleton')).not.toBeNull()
    expect(host.seen).toEqual([])
    expect(onEvent).not.toHaveBeenCalled()
    expect(errors).not.toHaveBeenCalled()
    await pass(60_000)
    expect(errors).toHaveBeenCalledExactlyOnceWith(
      `ConnectorAuthWizard: "accountConnectorId" is still "${missing}", so nothing is loaded. Pass the id of an account connector, such as "36308".`,
    )
    vi.useRealTimers()
    rerender(wizard(id))
    await title(like('apiKey.title'))
    expect(host.calls()).toEqual(['GET /connectors/:id'])
    expect(onEvent.mock.calls[0]?.[0]).toMatchObject({ name: 'opened', accountConnectorId: id })
  })

  it('A6: is not reported if it comes in time, or if the wizard is gone', async () => {
    const errors = vi.spyOn(console, 'error')
    const { wizard, id } = postmoth()
    const first = render(wizard(undefined))
    first.rerender(wizard(id))
    await title(t('apiKey.title', { label: t('apiKey.label') }))
    const second = render(wizard(undefined))
    second.unmount()
    vi.useFakeTimers()
    await pass(20_000)
    expect(errors).not.toHaveBeenCalled()
  })

  it('A6: may come, go away and come back', async () => {
    const { wizard, id } = postmoth()
    const { container, rerender } = render(wizard(id))
    await title(like('apiKey.title'))
    rerender(wizard(undefined))
    expect(container.querySelector('.caw-root')).toHaveAttribute('data-state', 'loading')
    rerender(wizard(id))
    await title(like('apiKey.title'))
  })

  it('A6: shows loading in useConnectorAuth too, where no action sends anything', async () => {
    const { host, id } = postmoth()
    const { result, rerender } = renderHook(
      (accountConnectorId: Id) => useConnectorAuth({ accountConnectorId, fetch: host.fetch }),
      { initialProps: START[0] },
    )
    const { actions } = result.current
    actions.retry()
    actions.setDraft({})
    expect(result.current).toMatchObject({ view: 'loading', pending: 'load', connector: null, accountConnectorId: '' })
    expect(host.seen).toEqual([])
    rerender(` ${id} `)
    await waitFor(() => expect(result.current.view).toBe('credentials'))
  })
})
