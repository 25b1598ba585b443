import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { button, field, like, t, title } from './ask.js'
import { atTheSettings } from './atTheSettings.js'
import { connector, METHOD, optional, parameter } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'

describe('The message for an empty field', () => {
  it('has the label in lower case, and asks for an answer if the label is a question', async () => {
    const { user } = await atTheSettings([
      parameter('Subdomain', { Name: 'Company Subdomain' }),
      parameter('Ssl', { Name: 'Use SSL?', Values: ['True', 'False'] }),
      parameter('Why', { Name: 'Why?' }),
    ])
    await user.click(button(t('button.continue')))
    await screen.findByRole('group', { name: t('attention', { count: 3 }) })
    const words = [
      t('problem.required', { label: 'company subdomain' }),
      t('attention.field', { label: 'Use SSL?', problem: t('problem.chooseAnswer') }),
      t('attention.field', { label: 'Why?', problem: t('problem.enterAnswer') }),
    ]
    for (const name of words) expect(button(name)).toBeVisible()
  })

  it('of an own app keeps its sentence in one element', async () => {
    const host = createHost({
      connectors: [connector('Deskfern', [METHOD.oauth], [optional('ClientId'), optional('ClientSecret')])],
    })
    renderWizard(host, 'Deskfern')
    await title(like('oauth.title'))
    const hint = screen.getByText(like('settings.ownAppText')).closest('.caw-hint')
    expect(hint?.children).toHaveLength(1)
    expect(hint).toHaveTextContent(t('settings.ownAppText'))
  })
})

describe('An error', () => {
  it.each([
    ['segments', ['EU', 'US']],
    ['cards', ['The small one for you', 'The large one for all']],
  ])('is exposed by a radio group of %s, which is required', async (_control, Values) => {
    const { user } = await atTheSettings([parameter('Plan', { Values })])
    const group = screen.getByRole('radiogroup', { name: 'Plan' })
    expect(group).toBeRequired()
    expect(group).toBeValid()
    await user.click(button(t('button.continue')))
    await waitFor(() => expect(group).toBeInvalid())
    expect(group).toHaveAccessibleDescription(new RegExp(t('problem.choose', { label: 'plan' })))
  })

  it('that does not name its field does so in the summary', async () => {
    const { user } = await atTheSettings([
      parameter('Port', { DataType: 'Integer' }),
      parameter('Limit', { DataType: 'Integer' }),
    ])
    await user.type(field('Port'), 'x')
    await user.type(field('Limit'), 'y')
    await user.click(button(t('button.continue')))
    await screen.findByRole('group', { name: t('attention', { count: 2 }) })
    const problem = t('problem.number', { example: '25' })
    for (const label of ['Port', 'Limit']) expect(button(t('attention.field', { label, problem }))).toBeVisible()
  })

  it('has a link in the summary if there are several', async () => {
    const { user, host } = await atTheSettings([parameter('Server'), parameter('Account')])
    await user.click(button(t('button.continue')))
    const summary = await screen.findByRole('group', { name: t('attention', { count: 2 }) })
    await waitFor(() => expect(summary).toHaveFocus())
    await user.click(within(summary).getByRole('button', { name: t('problem.required', { label: 'account' }) }))
    expect(field('Account')).toHaveFocus()
    expect(field('Account')).toBeInvalid()
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })

  it('moves the focus to its field if it is the only one', async () => {
    const { user } = await atTheSettings([parameter('Server'), parameter('Account')])
    await user.type(field('Server'), 'eu')
    await user.click(button(t('button.continue')))
    await waitFor(() => expect(field('Account')).toHaveFocus())
    expect(screen.queryByText(like('attention'))).not.toBeInTheDocument()
  })

  it('is not shown while typing, goes as soon as the value is right, and comes back on blur', async () => {
    const { user } = await atTheSettings([parameter('Port', { DataType: 'Integer' }), parameter('Account')])
    await user.type(field('Port'), 'x')
    await user.tab()
    expect(field('Port')).toBeValid()
    await user.click(button(t('button.continue')))
    expect(field('Port')).toBeInvalid()
    await user.clear(field('Port'))
    await user.type(field('Port'), '8')
    expect(field('Port')).toBeValid()
    await user.type(field('Port'), 'y')
    expect(field('Port')).toBeValid()
    await user.tab()
    expect(field('Port')).toBeInvalid()
  })

  it('opens the disclosure it is in', async () => {
    const { user } = await atTheSettings([parameter('Server'), optional('Port', { DataType: 'Integer' })])
    await user.click(screen.getByText(like('settings.options')))
    await user.type(field(/Port/), 'x')
    await user.click(screen.getByText(like('settings.options')))
    await user.type(field('Server'), 'eu')
    await user.click(button(t('button.continue')))
    await waitFor(() => expect(screen.getByText(like('settings.options')).closest('details')).toHaveAttribute('open'))
  })
})
