import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Integration } from '../readme/Integration.js'
import { OwnForm } from '../readme/OwnForm.js'
import { SetUp } from '../readme/SetUp.js'
import { like, t } from './ask.js'
// oxlint-disable-next-line import/no-unassigned-import -- loaded up front
import '../../src/react/steps/lazyViews.js'
import { APART, connector, METHOD, parameter } from './connectors.js'
import { createHost } from './createHost.js'

afterEach(() => vi.unstubAllGlobals())

describe("The README's component", () => {
  it('connects a connector and calls onConnected', async () => {
    const host = createHost()
    vi.stubGlobal('fetch', host.fetch)
    const onConnected = vi.fn<(name: string) => void>()
    const user = userEvent.setup()
    render(<Integration onConnected={onConnected} />)
    await user.type(await screen.findByLabelText('Company Subdomain'), 'brightwater')
    await user.type(screen.getByLabelText(t('apiKey.label')), 'a key')
    await user.click(screen.getByRole('button', { name: t('button.connect') }))
    await screen.findByText(like('success.savedTitle'))
    expect(onConnected.mock.calls).toEqual([['BambooHR']])
  })
})

describe("The README's own form", () => {
  it('connects a connector through the hook alone, and sends nothing while a field is empty', async () => {
    const host = createHost()
    vi.stubGlobal('fetch', host.fetch)
    const user = userEvent.setup()
    const id = host.idOf('BambooHR')
    render(<OwnForm accountConnectorId={id} />)
    await user.type(await screen.findByLabelText('Company Subdomain'), 'brightwater')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(host.calls()).toEqual(['GET /connectors/:id'])
    await user.type(screen.getByLabelText('apiKey'), 'a key')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await screen.findByText('Connected.')
    expect(host.cyclr.find(id).authValue).toBe('a key')
  })

  it('carries no value to the next step', async () => {
    const host = createHost({
      connectors: [connector('Deskfern', [METHOD.apiKey], [parameter('Workspace'), ...APART])],
    })
    vi.stubGlobal('fetch', host.fetch)
    const user = userEvent.setup()
    render(<OwnForm accountConnectorId={host.idOf('Deskfern')} />)
    await user.type(await screen.findByLabelText('Workspace'), 'brightwater')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(await screen.findByLabelText('apiKey')).toHaveValue('')
  })
})

describe("The README's checklist", () => {
  it('starts what needs the connectors once they are connected', async () => {
    const host = createHost()
    vi.stubGlobal('fetch', host.fetch)
    const cycleId = '7ad2265e-2ff0-477b-b913-cae1dfde2ea8'
    const id = host.idOf('JotForm')
    host.cyclr.cycles.set(cycleId, { name: 'New contacts', connectors: [id] })
    host.cyclr.authenticate(id)
    const start = vi.fn<() => void>()
    render(<SetUp cycleId={cycleId} start={start} />)
    await screen.findByText(t('checklist.done.one'))
    expect(start).toHaveBeenCalledTimes(1)
  })
})
