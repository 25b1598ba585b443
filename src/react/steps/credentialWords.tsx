import type { ReactNode } from 'react'
import { rulesOf } from '../../core/authKinds.js'
import type { AuthMethod } from '../../core/connector.js'
import type { ConnectorAuthError } from '../../core/errors.js'
import type { Field } from '../../core/parameters/form.js'
import { inSentence } from '../../core/parameters/labels.js'
import type { MessageKey } from '../../locales/en.js'
import { KIND_WORDS } from '../kindWords.js'
import { Prose, Text } from '../ui/text/Text.js'
import type { TextValues, WizardContextValue } from '../WizardContext.js'

type Words = { title: MessageKey; values: TextValues; lede: ReactNode; button: MessageKey; replacing?: boolean }

type Situation = {
  context: WizardContextValue
  method: AuthMethod
  /** What the user needs before they start, where this is the first step. */
  before: string
  fields: readonly Field[]
  canVerify: boolean
  /** A key replaces the one in use. */
  replacing: boolean
  error: ConnectorAuthError | null
}

/** Title, lede and button of the credentials step, by what it asks for. */
export function credentialWords({ context, method, before, fields, canVerify, replacing, error }: Situation): Words {
  const again = error !== null && error.code !== 'credentials_rejected'
  const button = again ? 'button.tryAgain' : 'button.connect'
  const key = onlyKey(fields, context)
  if (key !== null) {
    const lede = canVerify ? 'apiKey.replaceVerified' : 'apiKey.replaceLede'
    return {
      title: replacing ? 'apiKey.replace' : 'apiKey.title',
      values: { label: inSentence(key, context.provider.name, context.lang) },
      lede: replacing ? <Text k={lede} /> : before,
      button: replacing && !again ? 'apiKey.replaceButton' : button,
      replacing,
    }
  }
  const words = KIND_WORDS[method.kind]
  const { title, lede } = (fields.length === 0 && words.empty) || words
  const known = (method.personalLogin && words.personal) || lede
  // That of a key is in the help.
  const described = method.kind !== 'apiKey' && method.description
  const about = described ? <Prose>{described}</Prose> : known && <Text k={known} />
  return {
    title: asksRequiredSetting(fields, method) ? 'basic.title' : title,
    values: {},
    lede: (before || about) && (
      <>
        {before && <span>{`${before} `}</span>}
        {about}
      </>
    ),
    button,
  }
}

/** Whether the step asks for more than what its kind of credential consists of. */
function asksRequiredSetting(fields: readonly Field[], method: AuthMethod): boolean {
  const { ownedParameters } = rulesOf(method)
  return (
    ownedParameters !== 'all' &&
    fields.some((field) => field.in === 'values' && field.required && !ownedParameters.includes(field.name))
  )
}

/** The label of the key, if the step requires one key only. Cyclr may call it a user name. */
function onlyKey(fields: readonly Field[], { t }: WizardContextValue): string | null {
  const [field, ...others] = fields.filter((one) => one.required || one.in === 'credentials')
  if (field?.in !== 'credentials' || !field.secret || others.length > 0) return null
  return field.label ?? t('apiKey.label')
}
