import { useMemo } from 'react'
import { en, type MessageKey, type Messages, type PluralKey } from '../../locales/en.js'
import { format, templateFor } from '../ui/text/format.js'
import type { TextValues } from '../WizardContext.js'

export type ChecklistTexts = {
  /** A message as plain text. */
  t: (key: MessageKey | PluralKey, values?: TextValues) => string
  /** A message to be rendered with its names isolated. */
  message: (key: MessageKey | PluralKey, values?: TextValues) => { text: string; values: TextValues }
  /** The locale with other words for the buttons of a wizard that lead back to the list. */
  inList: Messages
}

/** Texts keep their identity until the language, the host or what is connected changes. */
export function useChecklistTexts(
  locale: Messages | null,
  messages: Partial<Messages> | undefined,
  host: string | undefined,
  workflow: string | undefined,
): ChecklistTexts {
  return useMemo(() => {
    const source = { messages, locale }
    const message: ChecklistTexts['message'] = (key, values = {}) => {
      const count = values['count']
      return {
        text: templateFor(key, source, typeof count === 'number' ? count : undefined),
        values: {
          host: host ?? templateFor('unknown.host', source),
          workflow: workflow ?? templateFor('checklist.name', source),
          ...values,
        },
      }
    }
    const t: ChecklistTexts['t'] = (key, values) => {
      const { text, values: all } = message(key, values)
      return format(text, all)
    }
    const back = t('checklist.back')
    const inList = {
      ...(locale ?? en),
      ...messages,
      'button.notNow': back,
      'button.close': back,
      'button.done': t('button.continue'),
    }
    return { t, message, inList }
  }, [locale, messages, host, workflow])
}
