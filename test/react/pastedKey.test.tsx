import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ConnectorGuide } from '../../src/guides/ConnectorGuide.js'
import { button, field, pageText, t, title } from './ask.js'
import { atTheKey } from './atTheKey.js'
import { connector, METHOD } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'

/** At a key that a guide may say the shape of. */
async function atTheGuidedKey(guide: Partial<ConnectorGuide> = {}) {
  const shown = await atTheKey({ guides: [{ connector: 'Postmoth', ...guide }] })
  const paste = async (text: string) => {
    await shown.user.click(field(/^API key|^Access token/))
    await shown.user.paste(text)
    await act(() => new Promise((resolve) => setTimeout(resolve, 5)))
  }
  return { ...shown, paste }
}

describe('A pasted key', () => {
  it('loses the spaces and line breaks around it in the open, and gets them back', async () => {
    const { paste, user } = await atTheGuidedKey()
    await paste('  pm_live_1234 5678\u200b ')
    expect(field(t('apiKey.label'))).toHaveValue('pm_live_1234 5678')
    expect(pageText()).toContain(t('secret.cleaned'))
    await user.click(button(t('button.undo')))
    expect(field(t('apiKey.label'))).toHaveValue('  pm_live_1234 5678\u200b ')
  })

  it('is told by its length, since it cannot be seen', async () => {
    const { paste } = await atTheGuidedKey()
    await paste('pm_live_8f2c91d04be7a6630c5f1e29')
    expect(field(t('apiKey.label'))).toHaveAccessibleDescription(/32 characters/)
  })

  it.each([
    ['API_KEY=pm_live_12345678', t('secret.useAfter', { sign: '=' }), 'pm_live_12345678'],
    ['Authorization: Bearer pm_live_12345678', t('secret.useAfter', { sign: 'Bearer' }), 'pm_live_12345678'],
    ['"pm_live_12345678"', t('secret.useInside'), 'pm_live_12345678'],
  ])('inside a longer line is offered and never taken unasked: %s', async (line, offer, key) => {
    const { paste, user } = await atTheGuidedKey()
    await paste(line)
    expect(field(t('apiKey.label'))).toHaveValue(line)
    expect(pageText()).toContain(t('secret.line'))
    await user.click(button(offer))
    expect(field(t('apiKey.label'))).toHaveValue(key)
    await user.click(button(t('button.undo')))
    expect(field(t('apiKey.label'))).toHaveValue(line)
  })

  it.each([
    ['ada@brightwater.example', 'This looks like an email address. Postmoth keys start with pm_live_.'],
    ['https://postmoth.example/keys', t('secret.url')],
    ['pm_1', t('secret.short')],
    ['sk_test_1234567890', t('secret.prefix', { prefix: 'pm_live_' })],
  ])('is doubted but never refused: %s', async (text, doubt) => {
    const { paste, user } = await atTheGuidedKey({ credentialShape: { 'API Key': { apiKey: { prefix: 'pm_live_' } } } })
    await paste(text)
    expect(pageText()).toContain(doubt)
    await user.click(button(t('button.connect')))
    await title(t('success.savedTitle'))
  })

  it('leaves passwords as they are', async () => {
    const host = createHost({ connectors: [connector('Ledgerloom', [METHOD.basic])] })
    const { user } = renderWizard(host, 'Ledgerloom')
    await title(/Enter your/)
    await user.click(field(t('basic.password')))
    await user.paste(' pass ')
    expect(field(t('basic.password'))).toHaveValue(' pass ')
  })

  it('goes by the name, the shape and the steps that a guide knows', async () => {
    const { user, events } = await atTheGuidedKey({
      labels: { 'API Key': { apiKey: 'Access token' } },
      credentialShape: {
        'API Key': { apiKey: { hint: t('secret.characters.other', { count: 'Starts with pm_live_ and has 32' }) } },
      },
      steps: { 'API Key': ['Open Settings.', t('problem.choose', { label: 'New token.' })] },
      link: { href: 'https://postmoth.example/tokens', label: 'Open Postmoth settings' },
    })
    await title(t('apiKey.title', { label: 'access token' }))
    expect(field('Access token')).toHaveAccessibleDescription(/Paste your Postmoth access token Starts with pm_live_/)
    expect(screen.getByText('Open Settings.')).not.toBeVisible()
    await user.click(screen.getByText(t('apiKey.where')))
    expect(screen.getByText('Open Settings.')).toBeVisible()
    const link = screen.getByRole('link', { name: /Open Postmoth settings.*opens in a new tab/ })
    expect(link).toHaveAttribute('rel', 'noreferrer')
    await waitFor(() => expect(events()).toContain('help_chosen'))
  })

  it('has no fold for help where nobody knows any', async () => {
    await atTheGuidedKey()
    expect(screen.queryByText(t('apiKey.where'))).not.toBeInTheDocument()
  })
})
