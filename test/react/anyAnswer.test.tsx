import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ERROR_CODES, type ErrorCode, FIELD_REASONS, type FieldError } from '../../src/core/errors.js'
import { openWindows } from '../client/wizardStage.js'
import { button, field, like, t, title } from './ask.js'
import { connector, METHOD, optional, parameter } from './connectors.js'
import { createHost, type Host, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'

type User = ReturnType<typeof renderWizard>['user']

const PARAMETERS = [
  parameter('Server'),
  optional('Mode', { Values: ['basic', 'expert'] }),
  // Hidden unless the mode is "expert".
  optional('Tuning'),
  parameter('ListId', { TriggerName: 'Select List' }),
]
const GUIDES = [
  {
    connector: 'Deskfern',
    fields: { Tuning: { showWhen: { name: 'Mode', is: 'expert' } }, ListId: { label: 'Contact list' } },
  },
]

function hostWith(methods = [METHOD.apiKey]): Host {
  const can = ['read', 'connect', 'disconnect', 'check'] as const
  return createHost({ connectors: [connector('Deskfern', methods, PARAMETERS)], guides: GUIDES, verified: true, can })
}

const connectedHost = () => {
  const host = hostWith()
  host.cyclr.authenticate(host.idOf('Deskfern'), 'key', { Server: 'eu', ListId: '1001' })
  return host
}

const typeSettings = async (user: User) => {
  await title(like('settings.title'))
  await user.type(field('Server'), 'eu')
}
const saveSettings = async (user: User) => {
  await typeSettings(user)
  await user.click(button(t('button.continue')))
}

type Action = {
  host: () => Host
  /** The request that is answered with an error. */
  path: RegExp
  /** Goes to the screen of the action. */
  arrive: (user: User) => Promise<void>
  /** The button that does it. */
  button: string | RegExp
}

const ACTIONS = {
  saveParameters: {
    host: hostWith,
    path: /^PUT .*\/parameters$/,
    arrive: typeSettings,
    button: t('button.continue'),
  },
  submitCredentials: {
    host: hostWith,
    path: /^PUT .*\/credentials$/,
    arrive: async (user) => {
      await saveSettings(user)
      await title(like('apiKey.title'))
      await user.type(field(t('apiKey.label')), 'pm_live_12345678')
    },
    // After an error the same button offers to try again.
    button: new RegExp(`^(${t('button.connect')}|${t('button.tryAgain')})$`),
  },
  saveLookups: {
    host: () => {
      const host = hostWith()
      host.cyclr.authenticate(host.idOf('Deskfern'), 'key', { Server: 'eu' })
      return host
    },
    path: /^PUT .*\/parameters$/,
    arrive: async (user) => user.click(await screen.findByRole('radio', { name: 'Newsletter' })),
    button: t('lookup.save'),
  },
  startOAuth: {
    host: () => hostWith([METHOD.oauth]),
    path: /^POST .*\/oauth$/,
    arrive: async (user) => {
      openWindows()
      await saveSettings(user)
      await title(like('oauth.title'))
    },
    button: like('oauth.continue'),
  },
  disconnect: {
    host: connectedHost,
    path: /^DELETE .*\/credentials$/,
    arrive: async (user) => {
      await user.click(await screen.findByRole('button', { name: t('button.disconnect') }))
      await screen.findByRole('button', { name: t('disconnect.keep') })
    },
    button: t('button.disconnect'),
  },
  verify: {
    host: connectedHost,
    path: /^POST .*\/verification$/,
    arrive: async () => void (await screen.findByRole('button', { name: t('check.button') })),
    button: t('check.button'),
  },
} satisfies Record<string, Action>

const isInView = (element: Element) => {
  const closed = element.closest('details:not([open])')
  return closed === null && element.textContent !== ''
}

/** What a user can read of the error: notices, messages of fields, and the screens that take the place of a step. */
function said(): readonly string[] {
  const messages = [...document.querySelectorAll('.caw-notice, .caw-hint[data-tone="danger"]')].filter(isInView)
  const titles = screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)
  const screens = titles.filter((words) => /load\./.test(keyOf(words ?? '')))
  return [...messages.map(({ textContent }) => textContent ?? ''), ...screens.map((words) => words ?? '')]
}

function keyOf(words: string): string {
  const keys = ['load.notFound.title', 'load.session.title', 'load.forbidden.title', 'load.unavailable.title'] as const
  return keys.find((key) => like(key).test(words)) ?? ''
}

/** Goes to the screen of an action, whose request is answered with a problem each time. */
async function at(name: keyof typeof ACTIONS) {
  const action: Action = ACTIONS[name]
  const host = action.host()
  const { user, unmount } = renderWizard(host, 'Deskfern')
  let refusals = 0
  await action.arrive(user)
  return {
    unmount,
    /** Does the action, and resolves with what is said then. */
    answered: async (code: ErrorCode, fields?: readonly FieldError[]) => {
      const before = refusals
      host.on((seen) => {
        if (!action.path.test(`${seen.method} ${seen.path}`)) return undefined
        refusals += 1
        return problem(ERROR_CODES[code].status, code, { ...(fields && { fields }) })
      })
      await user.click(button(action.button))
      await waitFor(() => {
        expect(refusals).toBe(before + 1)
        expect(document.querySelector('[data-busy]')).toBeNull()
        expect(said().join()).not.toBe('')
      })
      return said().join()
    },
  }
}

/** The screen of these replaces the step. */
const ENDINGS: readonly ErrorCode[] = ['unauthenticated', 'forbidden', 'not_found', 'rate_limited']
const isCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_CODES, code)
const codes = Object.keys(ERROR_CODES).filter(isCode)
const names = Object.keys(ACTIONS).filter((name): name is keyof typeof ACTIONS => Object.hasOwn(ACTIONS, name))

/** Fields of this step and of others, hidden ones, of no step, and of no connector. */
const FIELDS: readonly [string, FieldError['in'], string][] = [
  ['a setting', 'values', 'Server'],
  ['a setting with choices', 'values', 'Mode'],
  ['a hidden setting', 'values', 'Tuning'],
  ['a lookup', 'values', 'ListId'],
  ['a parameter that is not known', 'values', 'FixedByGuide'],
  ['the credential', 'credentials', 'apiKey'],
  ['a credential of another method', 'credentials', 'password'],
  ['no name', 'values', ''],
  ['a name of the prototype', 'values', '__proto__'],
]

describe.each(names)('After %s', (action) => {
  it('something is said of each error', async () => {
    const { answered, unmount } = await at(action)
    for (const code of codes.filter((one) => ERROR_CODES[one].visible && !ENDINGS.includes(one))) {
      expect([code, await answered(code)]).not.toEqual([code, ''])
    }
    unmount()
    for (const code of ENDINGS) {
      const ending = await at(action)
      expect([code, await ending.answered(code)]).not.toEqual([code, ''])
      ending.unmount()
    }
  })

  it.each(FIELDS)('B15: something is said of %s', async (_what, place, name) => {
    const { answered } = await at(action)
    expect(await answered('invalid_request', [{ in: place, name, reason: 'required' }])).not.toBe('')
  })

  it('B15: something is said of every field, for any reason', async () => {
    const { answered } = await at(action)
    const fields = FIELDS.map(([, place, name], index) => ({
      in: place,
      name,
      reason: FIELD_REASONS[index % FIELD_REASONS.length] ?? 'unknown',
    }))
    const words = await answered('invalid_request', fields)
    expect(words).toContain('Fixed by guide')
    expect(words).toContain(t('basic.password'))
  })
})
