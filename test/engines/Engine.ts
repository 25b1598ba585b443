/** A page, or a frame in one, as a user sees it: things have names and labels, in open shadow roots as well. */
export type View = {
  /** Clicks the visible button, link, summary, option or label of this name, with the engine's own pointer. */
  click: (name: string) => Promise<void>
  /** Replaces the content of the field with this label by what is typed. */
  fill: (label: string, value: string) => Promise<void>
  /** Sends a text to the focused element, key by key. */
  type: (text: string) => Promise<void>
  /** Presses a key, or one together with Control, in the focused element. */
  press: (key: 'Enter' | 'Tab' | 'Control+c' | 'Control+v') => Promise<void>
  /** The visible text. */
  text: () => Promise<string>
  /** The name or label of what has the focus. */
  focused: () => Promise<string>
  run: Run
}

/** Runs a function in the page, with arguments and a result that JSON can hold. */
export type Run = <Args extends unknown[], Result>(fn: (...args: Args) => Result, ...args: Args) => Promise<Result>

export type Tab = View & {
  /** The only frame of the page. */
  frame: View
  address: () => Promise<string>
  close: () => Promise<void>
}

export type Engine = {
  open: (address: string) => Promise<Tab>
  /** All tabs and windows, whoever opened them, each time by the same objects. */
  tabs: () => Promise<readonly Tab[]>
  stop: () => Promise<void>
}
