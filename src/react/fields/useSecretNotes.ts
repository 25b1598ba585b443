import { isKeyFile, keyFileOf, withLineBreaks } from '../../core/parameters/keyFile.js'
import { keyDoubt, keyInside } from '../../core/parameters/keyHints.js'
import { useWizardContext } from '../WizardContext.js'
import type { FieldProps, Note } from './FieldProps.js'

/**
 * Notes about a secret that was pasted or read from a file. Its length, because the value is masked. A part of it that
 * may be the key, which the user can accept. A likely mistake, which never blocks. Returns a function that shows and
 * announces them; `changeText` is the message about a change of the value.
 */
export function useSecretNotes({ field, form, onNote }: FieldProps): (value: string, changeText: string) => void {
  const { announce, t } = useWizardContext()
  const isKey = field.in === 'credentials' && field.name === 'apiKey'
  const shape = isKey ? form.keyShape : null

  const length = (value: string) => t('secret.characters', { count: value.length })

  const show = (note: Note) => {
    onNote(note)
    announce(note.text)
  }
  const replace = (from: string, to: string, text: string) => {
    // The button that was pressed goes away.
    form.setFocus(field.id)
    form.write(field.id, to)
    show({
      text,
      undo: () => {
        form.setFocus(field.id)
        form.write(field.id, from)
        show(noteFor(from))
      },
    })
  }

  const noteForFile = (value: string): Note => {
    const file = keyFileOf(value)
    if (file === null) return { text: length(value) }
    if (file !== 'broken') return { text: t(`file.${file}`), warns: DOUBTFUL_FILES.has(file) }
    const accept = () => replace(value, withLineBreaks(value), t('file.mended'))
    return { text: t('file.broken'), warns: true, offer: { label: t('file.mend'), accept } }
  }
  const noteFor = (value: string): Note => {
    if (field.control === 'secretText' || isKeyFile(value)) return noteForFile(value)
    if (field.name === 'password') return { text: length(value) }
    const inside = keyInside(value)
    if (inside !== null) {
      const label = inside.sign === null ? t('secret.useInside') : t('secret.useAfter', { sign: inside.sign })
      return {
        text: t('secret.line'),
        warns: true,
        offer: { label, accept: () => replace(value, inside.key, length(inside.key)) },
      }
    }
    const doubt = keyDoubt(value, shape)
    if (doubt === null) return { text: length(value) }
    const prefixText = t('secret.prefix', { prefix: shape?.prefix ?? '' })
    if (doubt === 'prefix') return { text: prefixText, warns: true }
    return { text: shape?.prefix ? `${t(`secret.${doubt}`)} ${prefixText}` : t(`secret.${doubt}`), warns: true }
  }

  return (value, changeText) => {
    const note = noteFor(value)
    if (changeText === '') return show(note)
    // Together with a change only what the user may have to act on.
    const isRemark = note.text === length(value) || isKeyFile(value)
    onNote(isRemark ? null : note)
    announce(isRemark ? changeText : `${changeText} ${note.text}`)
  }
}

/** Kinds of key file that the provider may not take. */
const DOUBTFUL_FILES: ReadonlySet<string> = new Set(['public', 'openssh', 'ppk', 'locked'])
