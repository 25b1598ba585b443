import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { FieldError } from '../../src/core/errors.js'
import { fr } from '../../src/locales/fr.js'
import { format } from '../../src/react/ui/text/format.js'
import { openWindows } from '../client/wizardStage.js'
import { assertive, button, field, like, pageText, t, title } from './ask.js'
import { APART, connector, METHOD, optional, parameter } from './connectors.js'
import { createHost, type Host, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'
import { stored } from './stored.js'

const KEY = 'pm_live_12345678'
const ROUTE = { settings: /^PUT .*\/parameters$/, key: /^PUT .*\/credentials$/, signIn: /^POST .*\/oauth$/ }

/** Answers the next request of a route with a 400 about these fields. */
function refuseNext(host: Host, route: RegExp, fields: readonly Partial<FieldError>[]): void {
  host.on(({ method, path }) => {
    if (!route.test(`${method} ${path}`)) return undefined
    host.reset()
    const errors = fields.map((one) => ({ in: 'values', name: 'Server', reason: 'pattern', ...one }))
    return problem(400, 'invalid_request', { fields: errors })
  })
}

function start(parameters: readonly ReturnType<typeof parameter>[], method = METHOD.apiKey, guide = {}) {
  const host = createHost({
    connectors: [connector('Deskfern', [method], [...parameters, ...APART])],
    guides: [{ connector: 'Deskfern', ...guide }],
  })
  const id = host.idOf('Deskfern')
  const saved = () => stored(host.cyclr.properties(id))
  /** Another wizard, or Cyclr itself, removes a setting. */
  const remove = (name: string) => {
    const installed = host.cyclr.find(id)
    installed.properties = installed.properties.filter(({ Name }) => Name !== name)
  }
  return { host, id, saved, remove, ...renderWizard(host, 'Deskfern') }
}

const continues = async (user: ReturnType<typeof start>['user']) => user.click(button(t('button.continue')))

describe('An error about a setting', () => {
  it('B15: leads from the key to the settings, and the key is kept', async () => {
    const { host, user, saved } = start([parameter('Server'), optional('Zone')])
    await title(like('settings.title'))
    await user.type(field('Server'), 'eu')
    await continues(user)
    await title(like('apiKey.title'))
    await user.type(field(t('apiKey.label')), KEY)
    refuseNext(host, ROUTE.key, [{}])
    await user.click(button(t('button.connect')))
    await title(like('settings.title'))
    await waitFor(() => expect(field('Server')).toHaveFocus())
    expect(field('Server')).toBeInvalid()
    expect(field('Server')).toHaveAccessibleDescription(
      expect.stringContaining(t('problem.pattern', { label: 'server' })),
    )
    await user.clear(field('Server'))
    await user.type(field('Server'), 'us')
    expect(field('Server')).toBeValid()
    await continues(user)
    await title(like('apiKey.title'))
    expect(field(t('apiKey.label'))).toHaveValue(KEY)
    await user.click(button(t('button.connect')))
    await title(like('success.savedTitle'))
    expect(saved()).toEqual({ Server: 'us' })
  })

  it('B15: leads from the sign-in to the settings', async () => {
    openWindows()
    const { host, user } = start([parameter('Server'), optional('Zone')], METHOD.oauth)
    await title(like('settings.title'))
    await user.type(field('Server'), 'eu')
    await continues(user)
    await title(like('oauth.title'))
    refuseNext(host, ROUTE.signIn, [{ name: 'Zone' }])
    await user.click(button(like('oauth.continue')))
    await title(like('settings.title'))
    await waitFor(() => expect(field(/Zone/)).toHaveFocus())
    expect(field(/Zone/)).toBeInvalid()
  })

  it('that was removed elsewhere is asked for, with nothing in its input that is not stored', async () => {
    const { user, saved, remove } = start([parameter('Server'), optional('Zone')])
    await title(like('settings.title'))
    await user.type(field('Server'), 'eu')
    await continues(user)
    await title(like('apiKey.title'))
    remove('Server')
    await user.type(field(t('apiKey.label')), KEY)
    await user.click(button(t('button.connect')))
    await title(like('settings.title'))
    await waitFor(() => expect(field('Server')).toBeInvalid())
    expect(field('Server')).toHaveValue('')
    await user.type(field('Server'), 'us')
    await continues(user)
    await title(like('apiKey.title'))
    await user.click(button(t('button.connect')))
    await title(like('success.savedTitle'))
    expect(saved()).toEqual({ Server: 'us' })
  })

  it('that was removed elsewhere can be saved again as it stands on this screen', async () => {
    const { user, saved, remove } = start([parameter('Server'), optional('Zone')])
    await title(like('settings.title'))
    await user.type(field('Server'), 'eu')
    await continues(user)
    await user.click(await screen.findByRole('button', { name: t('button.back') }))
    await title(like('settings.title'))
    remove('Server')
    await user.click(screen.getByText(like('settings.options')))
    await user.type(field(/Zone/), 'a')
    await continues(user)
    await waitFor(() => expect(field('Server')).toBeInvalid())
    await continues(user)
    await title(like('apiKey.title'))
    expect(saved()).toEqual({ Server: 'eu', Zone: 'a' })
  })

  it('leads from the last choice to the setting that is missing', async () => {
    const host = createHost({
      connectors: [
        connector(
          'Deskfern',
          [METHOD.apiKey],
          [parameter('Server'), parameter('ListId', { TriggerName: 'Select List' })],
        ),
      ],
    })
    const id = host.idOf('Deskfern')
    host.cyclr.authenticate(id, 'key', { Server: 'eu' })
    const { user } = renderWizard(host, 'Deskfern')
    await user.click(await screen.findByRole('radio', { name: 'Newsletter' }))
    host.cyclr.find(id).properties = []
    await user.click(button(t('lookup.save')))
    await title(like('settings.more'))
    await waitFor(() => expect(field('Server')).toHaveFocus())
    expect(field('Server')).toBeInvalid()
  })

  it('stays until its value changes or is submitted again', async () => {
    const { host, user } = start([parameter('Server'), optional('Zone')])
    await title(like('settings.title'))
    await user.type(field('Server'), 'eu')
    refuseNext(host, ROUTE.settings, [{}])
    await continues(user)
    await waitFor(() => expect(field('Server')).toHaveFocus())
    await user.tab()
    expect(field('Server')).toBeInvalid()
    await user.type(field('Server'), '1')
    expect(field('Server')).toBeValid()
    await user.tab()
    expect(field('Server')).toBeValid()
    await continues(user)
    await title(like('apiKey.title'))
  })

  it('can be answered by sending the same value again', async () => {
    const { host, user } = start([parameter('Server'), optional('Zone')])
    await title(like('settings.title'))
    await user.type(field('Server'), 'eu')
    refuseNext(host, ROUTE.settings, [{}])
    await continues(user)
    await waitFor(() => expect(field('Server')).toBeInvalid())
    await continues(user)
    await title(like('apiKey.title'))
  })

  it('is listed with others, and the list has the focus', async () => {
    const { host, user } = start([parameter('Server'), parameter('Account')])
    await title(like('settings.title'))
    await user.type(field('Server'), 'eu')
    await user.type(field('Account'), 'a1')
    refuseNext(host, ROUTE.settings, [{}, { name: 'Account' }])
    await continues(user)
    const summary = await screen.findByRole('group', { name: t('attention', { count: 2 }) })
    await waitFor(() => expect(summary).toHaveFocus())
    expect(within(summary).getAllByRole('button')).toHaveLength(2)
  })

  it('opens the disclosure it is in', async () => {
    const { host, user } = start([parameter('Server'), optional('Zone')])
    await title(like('settings.title'))
    await user.type(field('Server'), 'eu')
    refuseNext(host, ROUTE.settings, [{ name: 'Zone' }])
    await continues(user)
    await waitFor(() => expect(field(/Zone/)).toHaveFocus())
    expect(screen.getByText(like('settings.options')).closest('details')).toHaveAttribute('open')
  })
})

describe('An error about a field that no step asks for', () => {
  it.each<[string, Partial<FieldError>, string]>([
    [
      'one that is hidden',
      { name: 'Tuning', reason: 'required' },
      `Tuning: ${t('problem.required', { label: 'tuning' })}`,
    ],
    [
      'one that a guide fixes',
      { name: 'ApiVersion' },
      `API version: ${t('problem.pattern', { label: 'API version' })}`,
    ],
    [
      'one of a credential',
      { in: 'credentials', name: 'password', reason: 'tooLong' },
      `Password: ${t('problem.tooLong')}`,
    ],
  ])('is said in words: %s', async (_what, error, words) => {
    const parameters = [parameter('Server'), optional('Mode', { Values: ['a', 'b'] }), parameter('Tuning')]
    const { host, user } = start(parameters, METHOD.apiKey, {
      fields: { Tuning: { showWhen: { name: 'Mode', is: 'b' } } },
    })
    await title(like('settings.title'))
    await user.type(field('Server'), 'eu')
    refuseNext(host, ROUTE.settings, [error])
    await continues(user)
    await waitFor(() => expect(pageText()).toContain(words))
    await waitFor(() => expect(assertive()).toContain(t('failed.title')))
    expect(pageText()).toContain(t('failed.refused'))
  })

  it('is said as a language writes it: French has a space before the colon, as in the title of a step', async () => {
    const host = createHost({
      connectors: [connector('Deskfern', [METHOD.apiKey], [parameter('Server'), optional('Zone'), ...APART])],
    })
    const { user } = renderWizard(host, 'Deskfern', { locale: 'fr' })
    const step = format(fr['step.kicker'], { step: '1', steps: '2' })
    await title(new RegExp(`^${step}\u00a0: `))
    await user.type(field('Server'), 'eu')
    refuseNext(host, ROUTE.settings, [{ in: 'credentials', name: 'password', reason: 'tooLong' }])
    await user.click(button(fr['button.continue']))
    await waitFor(() =>
      expect(pageText().replaceAll(/[\u2066-\u2069]/g, '')).toContain('Password\u00a0: C’est trop long'),
    )
  })
})

describe('Settings that are asked anew', () => {
  it('do not take over the text of another input at the same place', async () => {
    const host = createHost({
      connectors: [
        connector('Deskfern', [METHOD.apiKey], [parameter('Server'), parameter('Secret', { IsSensitive: true })]),
      ],
    })
    const id = host.idOf('Deskfern')
    host.cyclr.authenticate(id, 'key', { Server: 'eu' })
    const { user } = renderWizard(host, 'Deskfern')
    await title(like('settings.more'))
    await user.type(field('Secret'), 'typed-secret')
    host.cyclr.find(id).properties = []
    await user.click(button(t('button.continue')))
    await waitFor(() => expect(field('Server')).toBeInvalid())
    expect(field('Server')).toHaveValue('')
    expect(field('Secret')).toHaveValue('typed-secret')
  })
})
