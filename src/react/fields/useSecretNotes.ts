'use client'
import { chosenMethod } from '../../core/flow/stepFor.js'
import { keyFileOf, valuesInside, withLineBreaks } from '../../core/parameters/keyFile.js'
import { keyDoubt, keyInside } from '../../core/parameters/keyHints.js'
import { useWizardContext } from '../WizardContext.js'
import type { Note } from './FieldRow.js'
import type { ControlProps } from './FieldView.js'

type SecretNotes = {
  /** Says what there is to say about the value as it stands; `pasted`: how it was before it was cleaned. */
  tell: (value: string, pasted?: string) => void
}

/**
 * What to say about a secret that came in as a whole, pasted or from a file: its length, since it cannot be seen; what
 * may be too much of it, which is only offered to be taken off; a likely mistake, which is never in the way.
 */
export function useSecretNotes({ field, form, onNote }: ControlProps): SecretNotes {
  const { connector, flowState, announce, t } = useWizardContext()
  const isKey = field.in === 'credentials' && field.name === 'apiKey'
  const shape = (isKey && connector && chosenMethod(connector, flowState)?.shape) || null

  const length = (value: string) =>
    t(value.length === 1 ? 'secret.characters.one' : 'secret.characters.other', { count: value.length })

  const say = (note: Note) => {
    onNote(note)
    announce(note.text)
  }
  const replace = (from: string, to: string, text: string) => {
    form.write(field.id, to)
    say({
      text,
      undo: () => {
        form.write(field.id, from)
        say(about(from))
      },
    })
  }

  /** A key file that holds more than the key: each value goes where it belongs. */
  const spread = (inside: readonly [id: string, value: string][]): Note => {
    const before = inside.map(([id]) => [id, form.getValues(id)] as const)
    for (const [id, value] of inside) form.write(id, value)
    const undo = () => {
      for (const [id, value] of before) form.write(id, value)
      say({ text: t('file.json') })
    }
    return { text: t('file.filled'), undo }
  }

  const aboutFile = (value: string): Note => {
    const file = keyFileOf(value)
    const inside = file === 'json' ? valuesInside(value, form.fields) : []
    if (inside.some(([id]) => id === field.id)) return spread(inside)
    if (file !== 'broken') return { text: file === null ? length(value) : t(`file.${file}`) }
    const take = () => replace(value, withLineBreaks(value), t('file.mended'))
    return { text: t('file.broken'), offer: { label: t('file.mend'), take } }
  }
  const about = (value: string): Note => {
    if (field.control === 'secretText') return aboutFile(value)
    if (field.name === 'password') return { text: length(value) }
    const inside = keyInside(value)
    if (inside !== null) {
      const label = inside.sign === null ? t('secret.useInside') : t('secret.useAfter', { sign: inside.sign })
      return { text: t('secret.line'), offer: { label, take: () => replace(value, inside.key, length(inside.key)) } }
    }
    const doubt = keyDoubt(value, shape)
    if (doubt === null) return { text: length(value) }
    const known = t('secret.prefix', { prefix: shape?.prefix ?? '' })
    if (doubt === 'prefix') return { text: known }
    return { text: shape?.prefix ? `${t(`secret.${doubt}`)} ${known}` : t(`secret.${doubt}`) }
  }

  return {
    tell: (value, pasted) => {
      const note = about(value)
      if (pasted === undefined) return say(note)
      const text = note.text === length(value) ? t('secret.cleaned') : `${t('secret.cleaned')} ${note.text}`
      const undo = () => {
        form.write(field.id, pasted)
        onNote(null)
      }
      say({ ...note, text, undo })
    },
  }
}
