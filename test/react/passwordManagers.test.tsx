import { describe, expect, it } from 'vitest'
import { field, like, noButton, t, title } from './ask.js'
import { atTheKey } from './atTheKey.js'
import { atTheSettings } from './atTheSettings.js'
import { connector, METHOD, parameter } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'

describe('UX-23: password managers and session replay', () => {
  it('are kept away from every secret', async () => {
    await atTheKey()
    const secret = field(t('apiKey.label'))
    expect(secret).toHaveAttribute('type', 'password')
    expect(secret).toHaveAttribute('autocomplete', 'new-password')
    for (const name of [
      'data-1p-ignore',
      'data-lpignore',
      'data-bwignore',
      'data-protonpass-ignore',
      'data-form-type',
    ]) {
      expect(secret).toHaveAttribute(name)
    }
    for (const name of ['data-sentry-mask', 'data-dd-privacy', 'data-hj-suppress', 'data-private']) {
      expect(secret).toHaveAttribute(name)
    }
    expect(secret).toHaveClass('fs-exclude', 'ph-no-capture')
    expect(secret).toHaveAttribute('spellcheck', 'false')
    expect(secret).toHaveAttribute('translate', 'no')
  })

  it('find no field for a user name, and no value in an attribute', async () => {
    const host = createHost({ connectors: [connector('Ledgerloom', [METHOD.basic])] })
    const { user, container } = renderWizard(host, 'Ledgerloom')
    await title(like('basic.title'))
    const login = field(t('basic.username'))
    expect(login).toHaveAttribute('autocomplete', 'off')
    expect(login.getAttribute('name')).not.toMatch(/user|login|email/i)
    await user.type(login, 'typed-canary')
    await user.type(field(t('basic.password')), 'typed-canary')
    expect(container.outerHTML).not.toContain('typed-canary')
  })

  it('may fill in settings whose kind a guide gives', async () => {
    await atTheSettings([parameter('Contact'), parameter('Server')], { fields: { Contact: { shape: 'email' } } })
    expect(field('Contact')).toHaveAttribute('autocomplete', 'email')
    expect(field('Server')).toHaveAttribute('autocomplete', 'off')
    expect(noButton(like('secret.show'))).not.toBeInTheDocument()
  })
})
