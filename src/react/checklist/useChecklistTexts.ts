import { useMemo } from 'react'
import { checklist } from '../../locales/checklist.en.js'
import type { LoadedMessages, MessageKey, Messages, PluralKey } from '../../locales/en.js'
import { format, templateFor } from '../ui/text/format.js'
import type { TextValues } from '../WizardContext.js'

export type ChecklistTexts = {
  /** The language of the messages, as a BCP 47 tag. */
  lang: string
  /** A message as plain text. */
  t: (key: MessageKey | PluralKey, values?: TextValues) => string
  /** A message to be rendered with its names isolated. */
  message: (key: MessageKey | PluralKey, values?: TextValues) => { text: string; values: TextValues }
  /** The host's words, and others for the buttons of a wizard that lead back to the list. */
  inList: Partial<Messages>
}

/** Texts keep their identity until the language, the host or what is connected changes. */
export function useChecklistTexts(
  locale: LoadedMessages | null,
  messages: Partial<Messages> | undefined,
  host: string | undefined,
  workflow: string | undefined,
): ChecklistTexts {
  return useMemo(() => {
    const source = { messages, locale, english: checklist }
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
      ...messages,
      'button.notNow': back,
      'button.close': back,
      'button.done': t('button.continue'),
    }
    return { lang: (locale ?? checklist).lang, t, message, inList }
  }, [locale, messages, host, workflow])
}
