import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { button, field, title } from './ask.js'
import { atTheSettings } from './atTheSettings.js'
import { connector, METHOD, optional, parameter } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'

describe('What is said about an empty field', () => {
  it('names it as within a sentence, and asks for an answer where its label is a question', async () => {
    const { user } = await atTheSettings([
      parameter('Subdomain', { Name: 'Company Subdomain' }),
      parameter('Ssl', { Name: 'Use SSL?', Values: ['True', 'False'] }),
      parameter('Why', { Name: 'Why?' }),
    ])
    await user.click(button('Continue'))
    await screen.findByRole('group', { name: '3 settings need attention' })
    const words = ['Enter your company subdomain', 'Choose an answer', 'Enter an answer']
    for (const name of words) expect(button(name)).toBeVisible()
  })

  it('keeps a sentence about a fold in one piece, with the host’s name in it', async () => {
    const host = createHost({
      connectors: [connector('Deskfern', [METHOD.oauth], [optional('ClientId'), optional('ClientSecret')])],
    })
    renderWizard(host, 'Deskfern')
    await title(/Tell us about/)
    const hint = screen.getByText(/Otherwise leave this closed/).closest('.caw-hint')
    expect(hint?.children).toHaveLength(1)
    expect(hint).toHaveTextContent('Only if Alderway told you to. Otherwise leave this closed.')
  })
})

describe('What is wrong', () => {
  it('is summed up with a link for each where there are several', async () => {
    const { user, host } = await atTheSettings([parameter('Server'), parameter('Account')])
    await user.click(button('Continue'))
    const summary = await screen.findByRole('group', { name: '2 settings need attention' })
    await waitFor(() => expect(summary).toHaveFocus())
    await user.click(within(summary).getByRole('button', { name: 'Enter your account' }))
    expect(field('Account')).toHaveFocus()
    expect(field('Account')).toBeInvalid()
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })

  it('leads to the field where there is only one', async () => {
    const { user } = await atTheSettings([parameter('Server'), parameter('Account')])
    await user.type(field('Server'), 'eu')
    await user.click(button('Continue'))
    await waitFor(() => expect(field('Account')).toHaveFocus())
    expect(screen.queryByText(/need attention/)).not.toBeInTheDocument()
  })

  it('is never said while typing, goes as soon as it is right, and comes back on leaving', async () => {
    const { user } = await atTheSettings([parameter('Port', { DataType: 'Integer' }), parameter('Account')])
    await user.type(field('Port'), 'x')
    await user.tab()
    expect(field('Port')).toBeValid()
    await user.click(button('Continue'))
    expect(field('Port')).toBeInvalid()
    await user.clear(field('Port'))
    await user.type(field('Port'), '8')
    expect(field('Port')).toBeValid()
    await user.type(field('Port'), 'y')
    expect(field('Port')).toBeValid()
    await user.tab()
    expect(field('Port')).toBeInvalid()
  })

  it('opens the fold it is in', async () => {
    const { user } = await atTheSettings([parameter('Server'), optional('Port', { DataType: 'Integer' })])
    await user.click(screen.getByText(/More options/))
    await user.type(field(/Port/), 'x')
    await user.click(screen.getByText(/More options/))
    await user.type(field('Server'), 'eu')
    await user.click(button('Continue'))
    await waitFor(() => expect(screen.getByText(/More options/).closest('details')).toHaveAttribute('open'))
  })
})
