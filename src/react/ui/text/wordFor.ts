import { opensTabs, pageBrowser } from '../../../client/browser.js'
import type { MessageKey, Messages } from '../../../locales/en.js'

/** The host's own word for it, else the locale's; where a window is a tab, what they say of a tab. */
export function wordFor(key: MessageKey, locale: Messages, own: Partial<Messages> = {}): string {
  const tab = `${key}.tab`
  if (isKey(tab, locale) && opensTabs(pageBrowser())) return own[tab] ?? own[key] ?? locale[tab]
  return own[key] ?? locale[key]
}

function isKey(key: string, locale: Messages): key is MessageKey {
  return key in locale
}
