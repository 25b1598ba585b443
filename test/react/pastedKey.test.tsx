import { act, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ConnectorGuide } from '../../src/guides/ConnectorGuide.js'
import { button, field, said, title } from './ask.js'
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
    expect(field('API key')).toHaveValue('pm_live_1234 5678')
    expect(said()).toContain('We removed the spaces around your key.')
    await user.click(button('Undo'))
    expect(field('API key')).toHaveValue('  pm_live_1234 5678\u200b ')
  })

  it('is told by its length, since it cannot be seen', async () => {
    const { paste } = await atTheGuidedKey()
    await paste('pm_live_8f2c91d04be7a6630c5f1e29')
    expect(field('API key')).toHaveAccessibleDescription(/32 characters/)
  })

  it.each([
    ['API_KEY=pm_live_12345678', 'Use the part after =', 'pm_live_12345678'],
    ['Authorization: Bearer pm_live_12345678', 'Use the part after Bearer', 'pm_live_12345678'],
    ['"pm_live_12345678"', 'Use the part inside the quotes', 'pm_live_12345678'],
  ])('inside a longer line is offered and never taken unasked: %s', async (line, offer, key) => {
    const { paste, user } = await atTheGuidedKey()
    await paste(line)
    expect(field('API key')).toHaveValue(line)
    expect(said()).toContain('Looks like a line from a settings file.')
    await user.click(button(offer))
    expect(field('API key')).toHaveValue(key)
    await user.click(button('Undo'))
    expect(field('API key')).toHaveValue(line)
  })

  it.each([
    ['ada@brightwater.example', 'This looks like an email address. Postmoth keys start with pm_live_.'],
    ['https://postmoth.example/keys', 'This looks like a web address.'],
    ['pm_1', 'This looks too short for a key.'],
    ['sk_test_1234567890', 'Postmoth keys start with pm_live_.'],
  ])('is doubted but never refused: %s', async (text, doubt) => {
    const { paste, user } = await atTheGuidedKey({ credentialShape: { 'API Key': { apiKey: { prefix: 'pm_live_' } } } })
    await paste(text)
    expect(said()).toContain(doubt)
    await user.click(button('Connect'))
    await title('Postmoth is set up')
  })

  it('leaves passwords as they are', async () => {
    const host = createHost({ connectors: [connector('Ledgerloom', [METHOD.basic])] })
    const { user } = renderWizard(host, 'Ledgerloom')
    await title(/Enter your/)
    await user.click(field('Password'))
    await user.paste(' pass ')
    expect(field('Password')).toHaveValue(' pass ')
  })

  it('goes by the name, the shape and the steps that a guide knows', async () => {
    const { user, events } = await atTheGuidedKey({
      labels: { 'API Key': { apiKey: 'Access token' } },
      credentialShape: { 'API Key': { apiKey: { hint: 'Starts with pm_live_ and has 32 characters' } } },
      steps: { 'API Key': ['Open Settings.', 'Choose New token.'] },
      link: { href: 'https://postmoth.example/tokens', label: 'Open Postmoth settings' },
    })
    await title('Paste your Postmoth access token')
    expect(field('Access token')).toHaveAccessibleDescription(/Paste your Postmoth access token Starts with pm_live_/)
    expect(screen.getByText('Open Settings.')).not.toBeVisible()
    await user.click(screen.getByText('Where do I find this key?'))
    expect(screen.getByText('Open Settings.')).toBeVisible()
    const link = screen.getByRole('link', { name: /Open Postmoth settings.*opens in a new tab/ })
    expect(link).toHaveAttribute('rel', 'noreferrer')
    await waitFor(() => expect(events()).toContain('help_chosen'))
  })

  it('has no fold for help where nobody knows any', async () => {
    await atTheGuidedKey()
    expect(screen.queryByText('Where do I find this key?')).not.toBeInTheDocument()
  })
})
