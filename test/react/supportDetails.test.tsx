import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { en } from '../../src/locales/en.js'
import { button, field, like, t, title } from './ask.js'
import { APART, connector, METHOD, parameter } from './connectors.js'
import { createHost, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const KEY = 'canary-key-51c8'
const SETTING = 'canary-setting-7d20'

const harbor = () =>
  createHost({
    connectors: [connector('Harbor', [METHOD.apiKey], [parameter('Account'), ...APART])],
    verified: true,
  })

/** A rejected key, with the details copied. */
async function rejected() {
  const host = harbor()
  host.cyclr.accept(() => false)
  const wizard = renderWizard(host, 'Harbor')
  await title(like('settings.title'))
  await wizard.user.type(field('Account'), SETTING)
  await wizard.user.click(button(t('button.continue')))
  await title(like('apiKey.title'))
  await wizard.user.type(field(t('apiKey.label')), KEY)
  await wizard.user.click(button(t('button.connect')))
  await waitFor(() => expect(document.body).toHaveTextContent(/[0-9A-F]{4}-[0-9A-F]{4}/))
  await wizard.user.click(button(en['copyDetails.short']))
  await screen.findByRole('button', { name: en.copied })
  const [reference = ''] = /[0-9A-F]{4}-[0-9A-F]{4}/.exec(document.body.textContent) ?? []
  return { host, reference, details: await navigator.clipboard.readText() }
}

it('the copied details name the versions, the connector, the error and what happened before it', async () => {
  const { host, reference, details } = await rejected()
  const { version } = packageJson
  expect(details.split('\n').slice(0, 6)).toEqual([
    `connector-auth-wizard ${version}, proxy ${version}`,
    expect.stringMatching(/^reference [0-9A-F]{4}-[0-9A-F]{4}$/),
    expect.stringMatching(
      `^error credentials_rejected in submitCredentials, reference ${reference}, request ${reference}-`,
    ),
    expect.stringMatching(`^connector ${host.idOf('Harbor')} Harbor, method apiKey default$`),
    'authenticated false, view credentials, flow connect, pending none',
    'sign-in none',
  ])
  expect(details).toContain(`browser ${navigator.userAgent}`)
  expect(details).toContain(`zone ${Intl.DateTimeFormat().resolvedOptions().timeZone}`)
  const events = [...details.matchAll(/^\d{4}-\d\d-\d\dT[\d:.]+Z (\w+)/gm)].map(([, name]) => name)
  expect(events.filter((name) => name !== 'step_viewed')).toEqual([
    'opened',
    'parameters_saved',
    'credentials_submitted',
    'credentials_rejected',
  ])
})

it('the copied details hold no value that was typed', async () => {
  const { details } = await rejected()
  expect(details).not.toContain(KEY)
  expect(details).not.toContain(SETTING)
})

it('the copied details say how far the clock of the proxy is ahead', async () => {
  const host = harbor()
  host.on(() => {
    const response = problem(404, 'not_found')
    response.headers.set('Date', new Date(Date.now() + 3_600_000).toUTCString())
    return response
  })
  const { user } = renderWizard(host, 'Harbor')
  await title(t('load.notFound.title'))
  await user.click(button(en['copyDetails.short']))
  await screen.findByRole('button', { name: en.copied })
  expect(await navigator.clipboard.readText()).toMatch(/clock of the proxy \+(3599|3600) s/)
})

it('a problem without an error shows the reference that is in the details and in every event', async () => {
  const host = createHost({ connectors: [connector('Homing', [METHOD.unknown])] })
  const { user, onEvent } = renderWizard(host, 'Homing')
  await title(t('unsupported.title'))
  const [reference = ''] = /[0-9A-F]{4}-[0-9A-F]{4}/.exec(document.body.textContent) ?? []
  expect(screen.getByText(t('reference', { reference }))).toBeVisible()
  await user.click(button(en['copyDetails.short']))
  await screen.findByRole('button', { name: en.copied })
  expect((await navigator.clipboard.readText()).split('\n')).toContain(`reference ${reference}`)
  expect(onEvent.mock.calls.map(([event]) => event.name)).toEqual(['opened', 'step_viewed'])
  expect(new Set(onEvent.mock.calls.map(([event]) => event.reference))).toEqual(new Set([reference]))
})
