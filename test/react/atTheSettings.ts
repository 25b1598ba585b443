import type { ConnectorGuide } from '../../src/guides/ConnectorGuide.js'
import type { LibraryParameter } from '../../src/testing.js'
import { t, title } from './ask.js'
import { APART, connector, METHOD } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'
import { stored } from './stored.js'

/** Renders a connector with these settings, which asks for them on a step of their own. */
export async function atTheSettings(parameters: readonly LibraryParameter[], guide: Partial<ConnectorGuide> = {}) {
  const host = createHost({
    connectors: [connector('Deskfern', [METHOD.apiKey], [...parameters, ...APART])],
    guides: [{ connector: 'Deskfern', ...guide }],
  })
  const shown = renderWizard(host, 'Deskfern')
  await title(t('settings.title', { provider: 'Deskfern' }))
  return { host, stored: () => stored(host.cyclr.properties(host.idOf('Deskfern'))), ...shown }
}
