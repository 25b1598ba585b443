import { screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import type { Translate } from '../../src/index.js'
import { button, field, like, t, title } from './ask.js'
import { APART, connector, METHOD, parameter } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const GUIDE = {
  connector: 'Postmoth',
  before: ['Have your account at hand.'],
  labels: { 'API Key': { apiKey: 'Access token' } },
  steps: { 'API Key': ['Open the settings.'] },
}

const withSettings = () =>
  createHost({
    connectors: [
      connector(
        'Postmoth',
        [METHOD.apiKey],
        [parameter('Tenant'), parameter('Region', { Values: ['EU', 'US', 'Asia'] }), ...APART],
      ),
    ],
    guides: [GUIDE],
  })

/** Marks each text with its place. */
const marks: Translate = (_text, { connector: name, key }) => `${name}/${key}`

it('Labels, choices, steps and names of methods are translated by their place', async () => {
  const { user, container } = renderWizard(withSettings(), 'Postmoth', { translate: marks })
  await title(like('settings.title'))
  expect(container).toHaveTextContent('Postmoth/guide.before.0')
  await user.type(field('Postmoth/parameters.Tenant.label'), 'north')
  await user.click(screen.getByRole('radio', { name: 'Postmoth/parameters.Region.choices.EU' }))
  await user.click(button(t('button.continue')))
  await title(like('apiKey.title'))
  expect(field('Postmoth/methods.API Key.labels.apiKey')).toBeVisible()
  expect(container).toHaveTextContent('Postmoth/methods.API Key.steps.0')
})

it('What is translated is sent as Cyclr has it', async () => {
  const host = withSettings()
  const { user } = renderWizard(host, 'Postmoth', { translate: marks })
  await title(like('settings.title'))
  await user.type(field('Postmoth/parameters.Tenant.label'), 'north')
  await user.click(screen.getByRole('radio', { name: 'Postmoth/parameters.Region.choices.US' }))
  await user.click(button(t('button.continue')))
  await title(like('apiKey.title'))
  const stored = host.cyclr.properties(Number(host.idOf('Postmoth'))).map(({ Name, Value }) => [Name, Value])
  expect(Object.fromEntries(stored)).toEqual({ Tenant: 'north', Region: 'US' })
})

it('A new function on each render keeps what was typed', async () => {
  const { user, update } = renderWizard(withSettings(), 'Postmoth', { translate: (text) => `${text} (1)` })
  await title(like('settings.title'))
  await user.type(field('Tenant (1)'), 'half')
  update({ translate: (text) => `${text} (2)` })
  expect(field('Tenant (2)')).toHaveValue('half')
  await user.type(field('Tenant (2)'), ' more')
  expect(field('Tenant (2)')).toHaveValue('half more')
})

/** A function of a host without TypeScript. */
const broken: Translate = (text, { key }) => {
  if (key.endsWith('Tenant.label')) throw new Error('no dictionary')
  return key.startsWith('guide') ? '' : text
}

it('A function that throws, or returns nothing, leaves the text as it is', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { container } = renderWizard(withSettings(), 'Postmoth', { translate: broken })
  await title(like('settings.title'))
  expect(field('Tenant')).toBeVisible()
  expect(container).toHaveTextContent('Have your account at hand.')
  expect(logged).toHaveBeenCalledWith(expect.stringContaining('parameters.Tenant.label'), expect.any(Error))
  logged.mockRestore()
})
