import type { ConnectorAuthWizardProps } from '../react/ConnectorAuthWizardProps.js'
import type { ConnectorAuthChecklistProps } from '../react/checklist/ConnectorAuthChecklistProps.js'
import type { Translate } from '../react/createTranslation.js'
import { NAME_HEADING } from '../react/ui/headings.js'

/** How the text of an attribute becomes a property. `property`: functions and the like, which no attribute can hold. */
export type AttributeKind = 'text' | 'flag' | 'level' | 'list' | 'json' | 'property'

/** Props that an element has in another way: by events, by HTML's own attributes, or as a slot. */
type NotMirrored = `on${string}` | 'className' | 'dir' | 'translate' | 'unsupported'

type Mirrored<P> = { [K in keyof P as K extends NotMirrored ? never : K]: P[K] }

type ElementOnly = {
  /** Shows the button to leave with. It dispatches `caw-exit`. @default false */
  canExit?: boolean | undefined
  /** The prop `translate`, whose name is an attribute of HTML. */
  translateText?: Translate | undefined
}

/**
 * The properties of `<connector-auth-wizard>`: the props of `ConnectorAuthWizard` with the same meaning. Each has an attribute
 * in kebab case (`accountConnectorId`: `account-connector-id`); objects are written there as JSON. Functions are properties only.
 */
export type WizardElementProps = Partial<Mirrored<ConnectorAuthWizardProps>> & ElementOnly

/** The properties of `<connector-auth-checklist>`. In the attribute `account-connector-ids` the ids stand between spaces. */
export type ChecklistElementProps = Partial<Mirrored<ConnectorAuthChecklistProps>> & ElementOnly

const SHARED = {
  proxyUrl: 'text',
  getToken: 'property',
  headers: 'property',
  fetch: 'property',
  name: 'text',
  icon: 'text',
  host: 'json',
  colorScheme: 'text',
  frame: 'text',
  headingLevel: 'level',
  links: 'json',
  locale: 'text',
  messages: 'json',
  readOnly: 'flag',
  oauthMode: 'text',
  canExit: 'flag',
  translateText: 'property',
} as const satisfies Record<string, AttributeKind>

export const WIZARD_PROPS = {
  ...SHARED,
  accountConnectorId: 'text',
  intent: 'text',
  reason: 'text',
  autoFocus: 'flag',
  help: 'json',
  kinds: 'list',
} as const satisfies Record<keyof WizardElementProps, AttributeKind>

export const CHECKLIST_PROPS = {
  ...SHARED,
  cycleId: 'text',
  accountConnectorIds: 'list',
  items: 'json',
  order: 'text',
  wizardProps: 'property',
} as const satisfies Record<keyof ChecklistElementProps, AttributeKind>

/** The value of an attribute as its property has it. `undefined` when it is not there, or not what it should be. */
export function readAttribute(kind: AttributeKind, name: string, text: string | null): unknown {
  if (text === null) return undefined
  switch (kind) {
    case 'flag':
      return text !== 'false'
    case 'level':
      return parseLevel(name, text)
    case 'list':
      return text.split(/[\s,]+/).filter(Boolean)
    case 'json':
      return parseJson(name, text)
    default:
      return text
  }
}

function parseLevel(name: string, text: string): number | undefined {
  if (Object.hasOwn(NAME_HEADING, text)) return Number(text)
  console.error(`ConnectorAuthWizard: the attribute "${name}" is not a number from 1 to 5, and is ignored.`)
  return undefined
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined
  } catch (error) {
    console.error(`ConnectorAuthWizard: the attribute "${name}" is not JSON, and is ignored.`, error)
    return undefined
  }
}

/** `accountConnectorId`: `account-connector-id`. */
export function attributeOf(property: string): string {
  return property.replace(/[A-Z]/g, '-$&').toLowerCase()
}

/** `account-connector-id`: `accountConnectorId`. */
export function propertyOf(attribute: string): string {
  return attribute.replace(/-./g, (hyphenated) => hyphenated.charAt(1).toUpperCase())
}
