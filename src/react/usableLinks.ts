import type { LinkName, Links } from './ConnectorAuthWizardProps.js'

/** What a browser runs in the page instead of opening it. */
const RUNS = new Set(['javascript:', 'data:', 'vbscript:'])

/**
 * The host's links without addresses that would run as a script: a host may take them from a customer's settings, and an
 * attribute of the element is text. Such a link is reported to the console, and its button is not rendered.
 */
export function usableLinks(links: Links = {}): Links {
  const entries: [string, Links[LinkName]][] = Object.entries(links)
  const usable = entries.filter(([name, link]) => {
    if (typeof link !== 'string' || !runs(link)) return true
    console.error(`ConnectorAuthWizard: the link "${name}" is not used, because its address would run as a script.`)
    return false
  })
  return usable.length === entries.length ? links : Object.fromEntries(usable)
}

/** As a browser reads it: with spaces, tabs and line breaks inside the scheme, too. */
function runs(address: string): boolean {
  return URL.canParse(address) && RUNS.has(new URL(address).protocol)
}
