import { HOSTS } from '../server/hosts.js'
import type { Look } from './address.js'

/** The content that differs between the demo hosts. Their style sheets are in `styles`. */
export type LookContent = {
  label: string
  proxyUrl: string
  nav: readonly string[]
  /** The item of `nav` that is the current page. */
  current: string
  sections: readonly string[]
  title: string
  intro: string
}

export const ACCOUNT_NAME = 'Brightwater Foods'

export const LOOK_CONTENT: Record<Look, LookContent> = {
  alderway: {
    ...hostOf('alderway'),
    nav: ['Orders', 'Customers', 'Deliveries', 'Invoices', 'Settings'],
    current: 'Settings',
    sections: ['General', 'People', 'Integrations', 'Billing'],
    title: 'Integrations',
    intro: `Connect the apps ${ACCOUNT_NAME} already works with, and orders, customers and invoices stay in step.`,
  },
  marrow: {
    ...hostOf('marrow'),
    nav: ['Accounts', 'Payments', 'Integrations'],
    current: 'Integrations',
    sections: [],
    title: 'Integrations',
    intro: 'Bring your ledger in, so reconciliations happen overnight.',
  },
  shellcraft: {
    ...hostOf('shellcraft'),
    nav: ['Projects', 'Runs', 'Connections'],
    current: 'Connections',
    sections: [],
    title: 'connections',
    intro: 'Secrets are injected at run time. They never reach your build logs.',
  },
}

function hostOf(look: Look): { label: string; proxyUrl: string } {
  const host = HOSTS.find(({ id }) => id === look)
  if (!host) throw new Error(`There is no host "${look}".`)
  return { label: host.name, proxyUrl: host.basePath }
}
