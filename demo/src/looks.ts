import { HOSTS } from '../server/hosts.js'
import type { Look } from './address.js'

/** What makes a page one product's rather than another's, apart from the stylesheet. */
export type LookWords = {
  label: string
  proxyUrl: string
  nav: readonly string[]
  /** Of `nav`, where this page is. */
  current: string
  sections: readonly string[]
  title: string
  lede: string
}

export const ACCOUNT_NAME = 'Brightwater Foods'

export const LOOK_WORDS: Record<Look, LookWords> = {
  alderway: {
    ...hostOf('alderway'),
    nav: ['Orders', 'Customers', 'Deliveries', 'Invoices', 'Settings'],
    current: 'Settings',
    sections: ['General', 'People', 'Integrations', 'Billing'],
    title: 'Integrations',
    lede: `Connect the apps ${ACCOUNT_NAME} already works with, and orders, customers and invoices stay in step.`,
  },
  marrow: {
    ...hostOf('marrow'),
    nav: ['Accounts', 'Payments', 'Integrations'],
    current: 'Integrations',
    sections: [],
    title: 'Integrations',
    lede: 'Bring your ledger in, so reconciliations happen overnight.',
  },
  shellcraft: {
    ...hostOf('shellcraft'),
    nav: ['Projects', 'Runs', 'Connections'],
    current: 'Connections',
    sections: [],
    title: 'connections',
    lede: 'Secrets are injected at run time. They never reach your build logs.',
  },
}

function hostOf(look: Look): { label: string; proxyUrl: string } {
  const host = HOSTS.find(({ id }) => id === look)
  if (!host) throw new Error(`There is no host "${look}".`)
  return { label: host.name, proxyUrl: host.basePath }
}
