import type { ConnectorAuthWizardProps } from '../react/ConnectorAuthWizardProps.js'
import type { ConnectorAuthChecklistProps } from '../react/checklist/ConnectorAuthChecklistProps.js'

type Callback = (detail: never) => void

/** With the argument of a callback as its `detail`. */
type EventOf<F extends Callback | undefined> = CustomEvent<Parameters<NonNullable<F>>[0]>

type Wizard = ConnectorAuthWizardProps
type Checklist = ConnectorAuthChecklistProps

/**
 * The events of both elements. They bubble and leave shadow roots, so one listener on `document` is enough. `detail` is the
 * argument of the callback of the same name. None is called `error` or `close`, which a page may listen for already.
 */
export type ConnectorAuthEventMap = {
  /** `onSuccess`: once per flow that this wizard completed. */
  'caw-success': EventOf<Wizard['onSuccess']>
  /** `onExit`: the user leaves. Needs the attribute `can-exit`. */
  'caw-exit': EventOf<Wizard['onExit']> | EventOf<Checklist['onExit']>
  /** `onError`. `step` is there for a wizard. */
  'caw-error': EventOf<Wizard['onError']> | EventOf<Checklist['onError']>
  /** `onEvent`: for analytics. */
  'caw-event': EventOf<Wizard['onEvent']>
  /** `onDisconnect`. */
  'caw-disconnect': EventOf<Wizard['onDisconnect']>
  /** `onDirtyChange`: leaving begins or ceases to drop what was typed. */
  'caw-dirtychange': EventOf<Wizard['onDirtyChange']>
  /** `onChange` of a checklist. */
  'caw-change': EventOf<Checklist['onChange']>
  /** `onComplete` of a checklist. */
  'caw-complete': EventOf<Checklist['onComplete']>
}

/** Those of both components. Each has an event: `onDirtyChange` has `caw-dirtychange`. */
const CALLBACKS = ['onExit', 'onError', 'onEvent', 'onDisconnect', 'onDirtyChange'] as const

export const WIZARD_CALLBACKS = [...CALLBACKS, 'onSuccess'] as const satisfies readonly (keyof Wizard)[]

export const CHECKLIST_CALLBACKS = [
  ...CALLBACKS,
  'onChange',
  'onComplete',
] as const satisfies readonly (keyof Checklist)[]

/** A function for each callback, which dispatches its event on `element`. */
export function dispatchers(element: HTMLElement, callbacks: readonly string[]) {
  return Object.fromEntries(
    callbacks.map((callback) => [
      callback,
      (detail: unknown) =>
        void element.dispatchEvent(
          new CustomEvent(`caw-${callback.slice(2).toLowerCase()}`, { detail, bubbles: true, composed: true }),
        ),
    ]),
  )
}
