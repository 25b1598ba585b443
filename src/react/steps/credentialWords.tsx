import type { ReactNode } from 'react'
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
  fields: readonly Field[]
  canVerify: boolean
  /** A key replaces the one in use. */
  replacing: boolean
  error: ConnectorAuthError | null
}

/** Title, lede and button of the credentials step, by what it asks for. */
export function credentialWords({ context, method, fields, canVerify, replacing, error }: Situation): Words {
  const again = error !== null && error.code !== 'credentials_rejected'
  const button = again ? 'button.tryAgain' : 'button.connect'
  const key = onlyKey(fields, context)
  if (key !== null) {
    const lede = canVerify ? 'apiKey.replaceVerified' : 'apiKey.replaceLede'
    return {
      title: replacing ? 'apiKey.replace' : 'apiKey.title',
      values: { label: inSentence(key, context.provider.name, context.lang) },
      lede: replacing ? <Text k={lede} /> : null,
      button: replacing && !again ? 'apiKey.replaceButton' : button,
      replacing,
    }
  }
  const words = KIND_WORDS[method.kind]
  const { title, lede } = (fields.length === 0 && words.empty) || words
  const known = (method.personalLogin && words.personal) || lede
  return {
    title,
    values: {},
    lede: method.description ? <Prose>{method.description}</Prose> : known && <Text k={known} />,
    button,
  }
}

/** The label of the key, if the step asks for one key only. Cyclr may call it a user name. */
function onlyKey(fields: readonly Field[], { t }: WizardContextValue): string | null {
  const [field, ...others] = fields
  if (field?.in !== 'credentials' || !field.secret || others.length > 0) return null
  return field.label ?? t('apiKey.label')
}
