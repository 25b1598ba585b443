import { type ComponentType, createElement } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { type AttributeKind, attributeOf, propertyOf, readAttribute } from './elementProps.js'
import { dispatchers } from './events.js'
import { keepEditing, styleSheetFor } from './shadow.js'

/** What an element shows: a component, its properties and its callbacks, which are events. */
export type ViewOf = {
  /** A component of React, whose types a host of the element may not have. */
  component: unknown
  props: Readonly<Record<string, AttributeKind>>
  callbacks: readonly string[]
}

// A server can import the elements, and never constructs one.
// oxlint-disable-next-line typescript/no-extraneous-class -- nothing of it is used there
const Base: typeof HTMLElement = globalThis.HTMLElement ?? class {}

/**
 * A React component in a shadow root. A property and its attribute are one value: the last one that was set counts.
 * Not `@r2wc/react-to-web-component` 1.3: it unmounts as soon as the element is moved, ignores an attribute that is removed
 * and a property that was set before the definition, and cannot be imported without `HTMLElement`.
 */
export abstract class ViewElement extends Base {
  protected abstract readonly view: ViewOf
  readonly #shadow = this.attachShadow({ mode: 'open' })
  readonly #values: Record<string, unknown> = {}
  readonly #children = new MutationObserver(() => this.#settleSoon())
  #callbacks: Record<string, unknown> | undefined
  #root: Root | null = null
  #willSettle = false

  constructor() {
    super()
    keepEditing(this.#shadow)
  }

  connectedCallback(): void {
    this.#takeEarlyProperties()
    this.#children.observe(this, { childList: true, subtree: true, attributeFilter: ['slot'] })
    this.#settleSoon()
  }

  disconnectedCallback(): void {
    this.#settleSoon()
  }

  /** With it, `moveBefore` calls neither of the two above. */
  connectedMoveCallback(): void {}

  attributeChangedCallback(attribute: string, _before: string | null, text: string | null): void {
    const property = propertyOf(attribute)
    const kind = this.view.props[property]
    if (kind !== undefined) this.#values[property] = readAttribute(kind, attribute, text)
    this.#settleSoon()
  }

  /** Moves the focus to the title of the current screen. */
  override focus(options?: FocusOptions): void {
    this.#shadow.querySelector<HTMLElement>('.caw-title')?.focus(options)
  }

  /** @internal */
  getValue(property: string): unknown {
    return this.#values[property]
  }

  /** @internal */
  setValue(property: string, value: unknown): void {
    this.#values[property] = value ?? undefined
    this.#settleSoon()
  }

  /** Properties that were set before the element was defined hide its accessors. */
  #takeEarlyProperties(): void {
    for (const property of Object.keys(this.view.props)) {
      const early = Object.getOwnPropertyDescriptor(this, property)
      if (early === undefined) continue
      Reflect.deleteProperty(this, property)
      this.setValue(property, early.value)
    }
  }

  /**
   * Once for all changes of a task. An element that was moved is connected again by then, and keeps its state. One that is
   * parked in a document without a window, as routers of server-rendered pages do, is not shown.
   */
  #settleSoon(): void {
    if (this.#willSettle) return
    this.#willSettle = true
    queueMicrotask(() => {
      this.#willSettle = false
      const { defaultView } = this.ownerDocument
      if (this.isConnected && defaultView) this.#render(styleSheetFor(defaultView))
      else this.#unmount()
    })
  }

  #render(styleSheet: CSSStyleSheet): void {
    // The page may have adopted others. Those of another document are gone after a move.
    const { adoptedStyleSheets } = this.#shadow
    if (!adoptedStyleSheets.includes(styleSheet)) this.#shadow.adoptedStyleSheets = [styleSheet, ...adoptedStyleSheets]
    this.#root ??= createRoot(this.#shadow)
    this.#callbacks ??= dispatchers(this, this.view.callbacks)
    const { canExit, translateText, ...props } = this.#values
    const { onExit, ...callbacks } = this.#callbacks
    this.#root.render(
      createElement(anyProps(this.view.component), {
        ...props,
        ...callbacks,
        ...(canExit === true && { onExit }),
        translate: translateText,
        ...((this.dir === 'ltr' || this.dir === 'rtl') && { dir: this.dir }),
        ...(this.querySelector(':scope > [slot=unsupported]') && {
          unsupported: createElement('slot', { name: 'unsupported' }),
        }),
      }),
    )
  }

  #unmount(): void {
    this.#children.disconnect()
    this.#root?.unmount()
    this.#root = null
  }
}

/** The border to untyped HTML: what an attribute holds is checked by no compiler. */
function anyProps(component: unknown): ComponentType<Record<string, unknown>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return component as ComponentType<Record<string, unknown>>
}

/** The attributes to observe, and an accessor for each property. */
export function mirrorProps(element: { prototype: ViewElement }, props: ViewOf['props']): string[] {
  for (const property of Object.keys(props)) {
    Object.defineProperty(element.prototype, property, {
      configurable: true,
      enumerable: true,
      get(this: ViewElement) {
        return this.getValue(property)
      },
      set(this: ViewElement, value: unknown) {
        this.setValue(property, value)
      },
    })
  }
  const attributes = Object.entries(props).flatMap(([name, kind]) => (kind === 'property' ? [] : [attributeOf(name)]))
  return [...attributes, 'dir']
}
