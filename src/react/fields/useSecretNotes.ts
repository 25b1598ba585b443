'use client'
import { keyFileOf, valuesInside, withLineBreaks } from '../../core/parameters/keyFile.js'
import { keyDoubt, keyInside } from '../../core/parameters/keyHints.js'
import { useWizardContext } from '../WizardContext.js'
import type { FieldProps, Note } from './FieldProps.js'

type SecretNotes = {
  /** Shows and announces a note about the value. `pasted` is the text before it was cleaned. */
  comment: (value: string, pasted?: string) => void
}

/**
 * Notes about a secret that was pasted or read from a file. Its length, because the value is masked. A part of it that
 * may be the key, which the user can accept. A likely mistake, which never blocks.
 */
export function useSecretNotes({ field, form, onNote }: FieldProps): SecretNotes {
  const { announce, t } = useWizardContext()
  const isKey = field.in === 'credentials' && field.name === 'apiKey'
  const shape = isKey ? form.keyShape : null

  const length = (value: string) =>
    t(value.length === 1 ? 'secret.characters.one' : 'secret.characters.other', { count: value.length })

  const show = (note: Note) => {
    onNote(note)
    announce(note.text)
  }
  const replace = (from: string, to: string, text: string) => {
    form.write(field.id, to)
    show({
      text,
      undo: () => {
        form.write(field.id, from)
        show(noteFor(from))
      },
    })
  }

  /** A key file may hold more than the key: each value goes to the field of its name. */
  const fillFields = (inside: readonly [id: string, value: string][]): Note => {
    const before = inside.map(([id]) => [id, form.getValues(id)] as const)
    for (const [id, value] of inside) form.write(id, value)
    const undo = () => {
      for (const [id, value] of before) form.write(id, value)
      show({ text: t('file.json') })
    }
    return { text: t('file.filled'), undo }
  }

  const noteForFile = (value: string): Note => {
    const file = keyFileOf(value)
    const inside = file === 'json' ? valuesInside(value, form.fields) : []
    if (inside.some(([id]) => id === field.id)) return fillFields(inside)
    if (file !== 'broken') return { text: file === null ? length(value) : t(`file.${file}`) }
    const accept = () => replace(value, withLineBreaks(value), t('file.mended'))
    return { text: t('file.broken'), offer: { label: t('file.mend'), accept } }
  }
  const noteFor = (value: string): Note => {
    if (field.control === 'secretText') return noteForFile(value)
    if (field.name === 'password') return { text: length(value) }
    const inside = keyInside(value)
    if (inside !== null) {
      const label = inside.sign === null ? t('secret.useInside') : t('secret.useAfter', { sign: inside.sign })
      return { text: t('secret.line'), offer: { label, accept: () => replace(value, inside.key, length(inside.key)) } }
    }
    const doubt = keyDoubt(value, shape)
    if (doubt === null) return { text: length(value) }
    const prefixText = t('secret.prefix', { prefix: shape?.prefix ?? '' })
    if (doubt === 'prefix') return { text: prefixText }
    return { text: shape?.prefix ? `${t(`secret.${doubt}`)} ${prefixText}` : t(`secret.${doubt}`) }
  }

  return {
    comment: (value, pasted) => {
      const note = noteFor(value)
      if (pasted === undefined) return show(note)
      const text = note.text === length(value) ? t('secret.cleaned') : `${t('secret.cleaned')} ${note.text}`
      const undo = () => {
        form.write(field.id, pasted)
        onNote(null)
      }
      show({ ...note, text, undo })
    },
  }
}
