import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Integration } from '../readme/Integration.js'
import { OwnForm } from '../readme/OwnForm.js'
import { like, t } from './ask.js'
// oxlint-disable-next-line import/no-unassigned-import -- loaded up front
import '../../src/react/steps/lazyViews.js'
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
    await user.click(screen.getByRole('button', { name: t('button.continue') }))
    await user.type(await screen.findByLabelText(t('apiKey.label')), 'a key')
    await user.click(screen.getByRole('button', { name: t('button.connect') }))
    await screen.findByText(like('success.savedTitle'))
    expect(onConnected.mock.calls).toEqual([['BambooHR']])
  })
})

describe("The README's own form", () => {
  it('connects a connector through the hook alone, and does not carry a value to the next step', async () => {
    const host = createHost()
    vi.stubGlobal('fetch', host.fetch)
    const user = userEvent.setup()
    const id = host.idOf('BambooHR')
    render(<OwnForm accountConnectorId={id} />)
    await user.type(await screen.findByLabelText('Company Subdomain'), 'brightwater')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    const key = await screen.findByLabelText('apiKey')
    expect(key).toHaveValue('')
    await user.type(key, 'a key')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await screen.findByText('Connected.')
    expect(host.cyclr.find(id).authValue).toBe('a key')
  })
})
