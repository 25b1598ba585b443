import type { AuthMethod, Connector, Parameter } from '../core/connector.js'
import type { Step } from '../core/flow/stepFor.js'
import type { Field } from '../core/parameters/form.js'
import type { ConnectorAuth } from './useConnectorAuth.js'

/** What a text of a connector is. */
export type TextOrigin = {
  /** The connector's name, as it is shown. */
  connector: string
  /**
   * Its place: `parameters.<name>.` with `label`, `description`, `patternHint` or `choices.<value>`; `methods.<name>.` with
   * `name`, `description`, `steps.<index>`, `labels.<field>` or `hints.<field>`; `guide.` with `before.<index>`,
   * `grants.<index>`, `enables` or `link`. Names are Cyclr's, indexes count from 0.
   */
  key: string
}

/** Translates a text that a connector brings from Cyclr. Returns it unchanged where there is no translation. */
export type Translate = (text: string, origin: TextOrigin) => string

/** Translates what is shown of a connector. The same snapshot gives the same result, so that nothing renders twice. */
export function createTranslation(translate: Translate): (auth: ConnectorAuth) => ConnectorAuth {
  const done = new WeakMap<object, unknown>()
  /** The translation of an object, made once. */
  const once = <T extends object>(given: T, make: (given: T) => T): T => {
    const known = done.get(given)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `make` returned for this object
    if (known !== undefined) return known as T
    const made = make(given)
    done.set(given, made)
    return made
  }
  return (auth) => {
    const { connector, step, form, method } = auth
    if (connector === null) return auth
    const text = (given: string, key: string) => callTranslate(translate, given, { connector: connector.name, key })
    const texts = translatorsOf(text)
    return once(auth, () => ({
      ...auth,
      connector: once(connector, texts.connector),
      step: step && once(step, texts.step),
      method: method && once(method, texts.method),
      form:
        form && once(form, (given) => ({ ...given, fields: given.fields.map((field) => texts.field(field, method)) })),
    }))
  }
}

type Text = (text: string, key: string) => string

function translatorsOf(text: Text) {
  const some = (given: string | null, key: string) => given && text(given, key)
  const list = (given: readonly string[], key: string) => given.map((one, index) => text(one, `${key}.${index}`))

  const parameter = (given: Parameter): Parameter => {
    const key = `parameters.${given.name}`
    return {
      ...given,
      label: text(given.label, `${key}.label`),
      description: some(given.description, `${key}.description`),
      patternHint: some(given.patternHint, `${key}.patternHint`),
    }
  }
  const method = (given: AuthMethod): AuthMethod => {
    const key = `methods.${given.name}`
    const labels = Object.entries(given.labels).map(([name, label]) => [name, text(label, `${key}.labels.${name}`)])
    return {
      ...given,
      name: text(given.name, `${key}.name`),
      description: some(given.description, `${key}.description`),
      labels: Object.fromEntries(labels),
      steps: list(given.steps, `${key}.steps`),
    }
  }
  const step = (given: Step): Step => {
    switch (given.name) {
      case 'method':
        return { ...given, methods: given.methods.map(method) }
      case 'parameters':
        return { ...given, ask: given.ask.map(parameter), method: given.method && method(given.method) }
      case 'credentials':
        return { ...given, ask: given.ask.map(parameter), method: method(given.method) }
      case 'oauth':
        return { ...given, ownApp: given.ownApp.map(parameter), method: method(given.method) }
      case 'lookups':
        return { ...given, ask: given.ask.map(parameter) }
      default:
        return given
    }
  }
  const connector = (given: Connector): Connector => ({
    ...given,
    methods: given.methods.map(method),
    parameters: given.parameters.map(parameter),
    guide: given.guide && {
      before: list(given.guide.before, 'guide.before'),
      link: given.guide.link && { ...given.guide.link, label: text(given.guide.link.label, 'guide.link') },
      grants: list(given.guide.grants, 'guide.grants'),
      enables: some(given.guide.enables, 'guide.enables'),
    },
  })
  const field = (given: Field, of: AuthMethod | null): Field => {
    if (given.in === 'credentials') {
      const key = `methods.${of?.name ?? ''}`
      return {
        ...given,
        label: some(given.label, `${key}.labels.${given.name}`),
        hint: some(given.hint, `${key}.hints.${given.name}`),
      }
    }
    const key = `parameters.${given.name}`
    return {
      ...given,
      label: some(given.label, `${key}.label`),
      hint: some(given.hint, `${key}.description`),
      parameter: parameter(given.parameter),
      // What a lookup lists are the user's own records.
      options: given.parameter.lookup
        ? given.options
        : given.options.map(({ value, label }) => ({ value, label: text(label, `${key}.choices.${value}`) })),
    }
  }
  return { connector, step, method, field }
}

/** A host's function may throw, or return nothing: then the text is shown as it is. */
function callTranslate(translate: Translate, text: string, origin: TextOrigin): string {
  try {
    const translated: unknown = translate(text, origin)
    return typeof translated === 'string' && translated !== '' ? translated : text
  } catch (error) {
    console.error(`ConnectorAuthWizard: "translate" threw an error for ${origin.key}.`, error)
    return text
  }
}
