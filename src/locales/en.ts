import { checklist } from './checklist.en.js'
import type { InviteKey } from './invite.en.js'
import { wizard } from './wizard.en.js'

/**
 * The wizard's words. `{provider}` is the app being connected, `{host}` the product that embeds the wizard; `**…**` is
 * strong. Of `….one` and `….other`, the one that fits `{count}` is shown. An article never stands before a placeholder:
 * it would depend on the name.
 */
export const en = { ...wizard, ...checklist } as const

type Texts = Omit<typeof en, 'lang' | 'dir'>

/** The messages that have a form for each plural category of the language. */
export type PluralKey = { [Key in keyof Texts]: Key extends `${infer Base}.one` ? Base : never }[keyof Texts]

/**
 * The wizard's words in one language. `Category`: its plural categories besides `other`, as `Intl.PluralRules` has them,
 * such as `'one' | 'few' | 'many'` for Polish. `other` is shown where a form is missing.
 */
export type Messages<Category extends Intl.LDMLPluralRule = never> = {
  /** The language's BCP 47 tag. Plurals, numbers and times follow it. */
  readonly lang: string
  /** The direction in which it is written. */
  readonly dir: 'ltr' | 'rtl'
} & { readonly [Key in Exclude<keyof Texts, `${PluralKey}.one`>]: string } & {
  readonly [Key in `${PluralKey}.${Category}`]: string
} & { readonly [Key in `${PluralKey}.${Intl.LDMLPluralRule}` | InviteKey]?: string }

/** The messages of a chunk that is loaded. */
export type LoadedMessages = Pick<Messages, 'lang' | 'dir'> & Partial<Messages>

/** The messages of a language of this package: all of them. */
export type Translation<Category extends Intl.LDMLPluralRule = never> = Messages<Category> & {
  readonly [Key in InviteKey]: string
}

/** The key of a message: `messages` may replace each. */
export type MessageKey = keyof Texts | InviteKey
