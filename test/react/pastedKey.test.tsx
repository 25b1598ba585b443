import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ConnectorGuide } from '../../src/guides/ConnectorGuide.js'
import { button, field, like, pageText, t, title } from './ask.js'
import { atTheKey } from './atTheKey.js'
import { connector, METHOD } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'

/** At the step that asks for a key whose shape a guide may describe. */
async function atTheGuidedKey(guide: Partial<ConnectorGuide> = {}) {
  const shown = await atTheKey({ guides: [{ connector: 'Postmoth', ...guide }] })
  const paste = async (text: string) => {
    await shown.user.click(document.querySelector('input') ?? document.body)
    await shown.user.paste(text)
    await act(() => new Promise((resolve) => setTimeout(resolve, 5)))
  }
  return { ...shown, paste }
}

describe('A pasted key', () => {
  it('is shown and hidden by a button whose name changes, without aria-pressed', async () => {
    const { user } = await atTheKey()
    const label = t('apiKey.label')
    await user.click(button(t('secret.show', { label })))
    expect(button(t('secret.hide', { label }))).not.toHaveAttribute('aria-pressed')
  })

  it('loses the spaces and line breaks around it, which is shown and can be undone', async () => {
    const { paste, user } = await atTheGuidedKey()
    await paste('  pm_live_1234 5678\u200b ')
    expect(field(t('apiKey.label'))).toHaveValue('pm_live_1234 5678')
    expect(pageText()).toContain(t('secret.cleaned'))
    await user.click(button(t('button.undo')))
    expect(field(t('apiKey.label'))).toHaveValue('  pm_live_1234 5678\u200b ')
  })

  it('is described by its length, because it is masked', async () => {
    const { paste } = await atTheGuidedKey()
    await paste('pm_live_8f2c91d04be7a6630c5f1e29')
    expect(field(t('apiKey.label'))).toHaveAccessibleDescription(
      expect.stringContaining(t('secret.characters.other', { count: 32 })),
    )
  })

  it.each([
    ['API_KEY=pm_live_12345678', t('secret.useAfter', { sign: '=' }), 'pm_live_12345678'],
    ['Authorization: Bearer pm_live_12345678', t('secret.useAfter', { sign: 'Bearer' }), 'pm_live_12345678'],
    ['"pm_live_12345678"', t('secret.useInside'), 'pm_live_12345678'],
  ])('inside a longer line is suggested, and used only if the user accepts it: %s', async (line, offer, key) => {
    const { paste, user } = await atTheGuidedKey()
    await paste(line)
    expect(field(t('apiKey.label'))).toHaveValue(line)
    expect(pageText()).toContain(t('secret.line'))
    await user.click(button(offer))
    expect(field(t('apiKey.label'))).toHaveValue(key)
    expect(field(t('apiKey.label'))).toHaveFocus()
    await user.click(button(t('button.undo')))
    expect(field(t('apiKey.label'))).toHaveValue(line)
    expect(field(t('apiKey.label'))).toHaveFocus()
  })

  it.each([
    ['ada@brightwater.example', `${t('secret.email')} ${t('secret.prefix', { prefix: 'pm_live_' })}`],
    ['https://postmoth.example/keys', t('secret.url')],
    ['pm_1', t('secret.short')],
    ['sk_test_1234567890', t('secret.prefix', { prefix: 'pm_live_' })],
  ])('gets a warning that does not block: %s', async (text, doubt) => {
    const { paste, user } = await atTheGuidedKey({ credentialShape: { 'API Key': { apiKey: { prefix: 'pm_live_' } } } })
    await paste(text)
    expect(pageText()).toContain(doubt)
    expect(document.querySelector('.caw-hint > svg')).toBeVisible()
    await user.click(button(t('button.connect')))
    await title(t('success.savedTitle'))
  })

  it('that is a password stays as it is', async () => {
    const host = createHost({ connectors: [connector('Ledgerloom', [METHOD.basic])] })
    const { user } = renderWizard(host, 'Ledgerloom')
    await title(like('basic.title'))
    await user.click(field(t('basic.password')))
    await user.paste(' pass ')
    expect(field(t('basic.password'))).toHaveValue(' pass ')
  })

  it('is asked for with the name, the shape and the steps of the guide', async () => {
    const { user, events } = await atTheGuidedKey({
      labels: { 'API Key': { apiKey: 'Access token' } },
      credentialShape: { 'API Key': { apiKey: { hint: 'Starts with pm_live_ and has 32 characters' } } },
      steps: { 'API Key': ['Open Settings.', 'Choose New token.'] },
      link: { href: 'https://postmoth.example/tokens', label: 'Open Postmoth settings' },
    })
    await title(t('apiKey.title', { label: 'access token' }))
    expect(field('Access token')).toHaveAccessibleDescription(
      `${t('apiKey.title', { label: 'access token' })} Starts with pm_live_ and has 32 characters`,
    )
    expect(screen.getByText('Open Settings.')).not.toBeVisible()
    await user.click(screen.getByText(t('apiKey.where')))
    expect(screen.getByText('Open Settings.')).toBeVisible()
    const link = screen.getByRole('link', { name: /^Open Postmoth settings/ })
    expect(link).toHaveTextContent(t('opensInNewTab'))
    expect(link).toHaveAttribute('rel', 'noreferrer')
    await waitFor(() => expect(events()).toContain('help_chosen'))
  })

  it('is asked for without help if neither host nor guide has any', async () => {
    await atTheGuidedKey()
    expect(screen.queryByText(t('apiKey.where'))).not.toBeInTheDocument()
  })
})
