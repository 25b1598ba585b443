/** @ts-ignore -- the types of the elements include this file, and their hosts may have no types of React */
import type { ReactNode } from 'react'
import type { ConnectorAuthOptions } from '../client/options.js'
import type { AuthKind } from '../core/authKinds.js'
import type { Messages } from '../locales/en.js'
import type { Translate } from './createTranslation.js'
import type { HeadingLevel } from './ui/headings.js'

/** Props of `ConnectorAuthWizard`. Only `accountConnectorId` is required. */
export type ConnectorAuthWizardProps = Omit<ConnectorAuthOptions, 'openingText' | 'locale'> & {
  /** The connector's name, shown until the proxy has answered, and where it has no answer. */
  name?: string | undefined
  /** Its icon, in the same way: an address for an `<img>`. */
  icon?: string | null | undefined
  /**
   * The kinds of its methods, where you know them, as a checklist's rows have them: the skeleton then has the shape of the
   * first step, and shows from the first frame.
   */
  kinds?: readonly AuthKind[] | undefined
  /** Your product, in the same way. */
  host?: { name: string; icon?: string | null | undefined } | undefined
  /** `inherit` follows the host's own `color-scheme`. @default 'inherit' */
  colorScheme?: 'inherit' | 'light' | 'dark' | 'system' | undefined
  /** `plain` draws neither border nor background, for a modal that is a card already. @default 'card' */
  frame?: 'card' | 'plain' | undefined
  /** The level of the connector's name; step titles are one level below. @default 2 */
  headingLevel?: HeadingLevel | undefined
  /** Whether the wizard takes the focus when it appears, as in a modal. @default false */
  autoFocus?: boolean | undefined
  /** Further classes of the outermost element. */
  className?: string | undefined
  /** Where buttons to the host's own pages lead. A button without its link is not rendered. */
  links?: Links | undefined
  /** Where the user finds the values, in place of a guide's help. */
  help?: HostHelp | undefined
  /** Shown where no method of the connector can be completed in the wizard, below the words that say so: what to do instead. */
  unsupported?: ReactNode
  /**
   * The language: a BCP 47 tag such as `de-AT`, whose messages are loaded when they are needed, or the messages themselves,
   * for server rendering or a language of your own. A tag without messages is English. @default 'en'
   */
  locale?: string | Messages | undefined
  /** Messages that replace those of the locale. */
  messages?: Partial<Messages> | undefined
  /**
   * Translates the texts that a connector brings from Cyclr: labels, descriptions, choices, names of methods. Called for each
   * of them when it is shown; keep its identity while the language is the same. What it throws is logged, and the text
   * shown as it is.
   *
   * @example
   * import { ConnectorAuthWizard, type Translate } from 'connector-auth-wizard'
   *
   * const dictionary = new Map([['BambooHR parameters.CompanySubdomain.label', 'Subdomäne']])
   * const translate: Translate = (text, { connector, key }) => dictionary.get(`${connector} ${key}`) ?? text
   *
   * export function Integration() {
   *   return <ConnectorAuthWizard accountConnectorId="36308" locale="de" translate={translate} />
   * }
   */
  translate?: Translate | undefined
  /** The direction of the wizard. @default that of the locale; without a locale that of the page */
  dir?: 'ltr' | 'rtl' | undefined
}

/** A page of the host's: the list of integrations, the support, the login, the privacy policy. */
export type LinkName = 'integrations' | 'support' | 'signIn' | 'privacy'

/** The argument of a link that is a function. Nothing in it was typed by the user. */
export type LinkDetails = {
  /** Empty where a checklist cannot be loaded. */
  accountConnectorId: string
  /** `X-Request-Id` of the request that failed, as in the proxy's log. */
  requestId: string | undefined
  /** The text that "Copy details" copies, for a support ticket. */
  details: string
}

/** Addresses of the host's own pages. A button without its link is not rendered. */
export type Links = { readonly [name in LinkName]?: string | ((details: LinkDetails) => void) | undefined }

/** Help of the host's own: plain text, and a link with `https:`. */
export type HostHelp = {
  /** Where the user finds the values. At most four steps are shown. */
  steps?: readonly string[] | undefined
  /** A page that explains more: an `https:` address, and its text. */
  link?: { href: string; label: string } | undefined
}
