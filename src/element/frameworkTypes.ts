/** @ts-ignore -- hosts of other frameworks have no types of React */
import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { ChecklistElementProps, WizardElementProps } from './elementProps.js'
import type { ConnectorAuthChecklistElement, ConnectorAuthWizardElement } from './elements.js'
import type { ConnectorAuthEventMap } from './events.js'

type Kebab<S extends string> = S extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Kebab<Rest>}`
  : S

type Camel<S extends string> = S extends `${infer First}-${infer Rest}` ? `${First}${Capitalize<Camel<Rest>>}` : S

/** As attributes, which hold text, numbers and flags. */
type Attributes<P> = { [K in keyof P & string as Kebab<K>]?: P[K] | string | undefined }

type ReactListeners = {
  [E in keyof ConnectorAuthEventMap as `on${E}`]?: ((event: ConnectorAuthEventMap[E]) => void) | undefined
}

type ReactElementProps<E, P> = DetailedHTMLProps<HTMLAttributes<E>, E> & { class?: string } & P &
  Attributes<P> &
  ReactListeners

/**
 * For JSX in React 18 and 19. React 18 sets attributes only, and has no `oncaw-…`: there use `ref` and `addEventListener`.
 *
 * @example
 * import type { ReactIntrinsicElements } from 'connector-auth-wizard/element'
 *
 * declare module 'react' {
 *   namespace JSX {
 *     interface IntrinsicElements extends ReactIntrinsicElements {}
 *   }
 * }
 */
export interface ReactIntrinsicElements {
  /** The wizard for one account connector. */
  'connector-auth-wizard': ReactElementProps<ConnectorAuthWizardElement, WizardElementProps>
  /** A list of connectors, and the wizard of each. */
  'connector-auth-checklist': ReactElementProps<ConnectorAuthChecklistElement, ChecklistElementProps>
}

type VueListeners = {
  [E in keyof ConnectorAuthEventMap as `on${Capitalize<Camel<E>>}`]?:
    | ((event: ConnectorAuthEventMap[E]) => void)
    | undefined
}

type VueElement<P> = new () => { $props: P & Attributes<P> & VueListeners }

/**
 * For templates of Vue 3. Vue sets properties, and listens with `@caw-success`.
 *
 * @example
 * import type { VueGlobalComponents } from 'connector-auth-wizard/element'
 *
 * declare module 'vue' {
 *   interface GlobalComponents extends VueGlobalComponents {}
 * }
 */
export interface VueGlobalComponents {
  /** The wizard for one account connector. */
  'connector-auth-wizard': VueElement<WizardElementProps>
  /** A list of connectors, and the wizard of each. */
  'connector-auth-checklist': VueElement<ChecklistElementProps>
}
