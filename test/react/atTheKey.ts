import { button, field, like, t, title } from './ask.js'
import { connector, METHOD } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'

export const KEY = 'pm_live_12345678'
const POSTMOTH = [connector('Postmoth', [METHOD.apiKey])]

/** Renders a connector without settings, which asks for the key at once. */
export async function atTheKey(options: Parameters<typeof createHost>[0] = {}, props = {}) {
  const host = createHost({ connectors: POSTMOTH, ...options })
  const shown = renderWizard(host, 'Postmoth', props)
  await title(like('apiKey.title'))
  return { host, ...shown }
}

/** Types the key and presses Connect. */
export async function connect({ user }: { user: ReturnType<typeof renderWizard>['user'] }) {
  await user.type(field(t('apiKey.label')), KEY)
  await user.click(button(t('button.connect')))
}
