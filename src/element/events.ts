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
  /** `onChange` of a checklist. */
  'caw-change': EventOf<Checklist['onChange']>
  /** `onComplete` of a checklist. */
  'caw-complete': EventOf<Checklist['onComplete']>
}

type EventName = keyof ConnectorAuthEventMap

/** By callback, for a wizard. */
export const WIZARD_EVENTS = {
  onSuccess: 'caw-success',
  onExit: 'caw-exit',
  onError: 'caw-error',
  onEvent: 'caw-event',
  onDisconnect: 'caw-disconnect',
} as const satisfies Record<string, EventName>

/** By callback, for a checklist. */
export const CHECKLIST_EVENTS = {
  onChange: 'caw-change',
  onComplete: 'caw-complete',
  onExit: 'caw-exit',
  onError: 'caw-error',
  onEvent: 'caw-event',
  onDisconnect: 'caw-disconnect',
} as const satisfies Record<string, EventName>

/** A callback for each event, which dispatches it on `element`. */
export function dispatchers(element: HTMLElement, events: Readonly<Record<string, EventName>>) {
  return Object.fromEntries(
    Object.entries(events).map(([callback, name]) => [
      callback,
      (detail: unknown) => void element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true })),
    ]),
  )
}
