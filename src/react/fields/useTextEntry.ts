import { type ChangeEvent, type DragEvent, useRef, useState } from 'react'
import { withLineFeeds } from '../../core/parameters/characters.js'
import { isKeyFile } from '../../core/parameters/keyFile.js'
import { normalizePasted } from '../../core/parameters/normalize.js'
import { MAX_VALUE_BYTES } from '../../core/parameters/values.js'
import { useLatest } from '../useLatest.js'
import { useWizardContext } from '../WizardContext.js'
import { type Input, insertText, type TextInput } from './createInputs.js'
import { type FieldProps, type Registered, registerField } from './FieldProps.js'
import { readKeyFile } from './readKeyFile.js'

type TextEntry = {
  registered: Registered
  /** A key file was entered: only a text area keeps its line breaks. */
  holdsLines: boolean
  /** For the box around the input: a dropped file is read, where the browser would open it in place of the page. */
  onDropFile: { onDrop: (event: DragEvent) => void; onDragOver: (event: DragEvent) => void }
  /** Reads a file into the field. */
  readFile: (file: File | undefined) => void
}

/**
 * Registers an input for text. What is pasted, dropped, inserted at once or read from a file is normalised on the spot; what
 * is typed only when it is submitted. `onEntered` receives the value, and the message about a
 * change of it, `''` without one.
 */
export function useTextEntry(props: FieldProps, onEntered: (value: string, changeText: string) => void): TextEntry {
  const { field, form, readOnly } = props
  const { announce, t } = useWizardContext()
  const [holdsLines, setHoldsLines] = useState(false)
  if (!holdsLines && /\n/.test(form.getValues(field.id) ?? '')) setHoldsLines(true)

  const settle = (raw?: string) => {
    const changeText = form.normalize(field, raw)
    onEntered(form.getValues(field.id) ?? '', changeText)
  }
  const refuse = (reason: 'tooLong' | 'notText') => {
    form.refuse(field.id, reason)
    announce(t(`problem.${reason}`), 'assertive')
  }

  const latestOnBeforeInput = useLatest((event: Event) => {
    const { target: input } = event
    if (!isInsertion(event) || !isTextInput(input)) return
    const { data, inputType } = event
    const text = withLineFeeds(data)
    if (text.length > MAX_VALUE_BYTES) {
      event.preventDefault()
      return refuse('tooLong')
    }
    if (!isPaste(inputType) && !text.includes('\n')) return
    const piece = normalizePasted(field, text)
    const takesLines = input.localName === 'textarea'
    // The browser itself inserts what stays as it is. In an input of one line it makes spaces of line breaks.
    if (piece === text && (takesLines || !text.includes('\n') || !isKeyFile(text))) return
    event.preventDefault()
    const [start, end] = [input.selectionStart ?? 0, input.selectionEnd ?? 0]
    const [before, after] = [input.value.slice(0, start), input.value.slice(end)]
    if (takesLines || !piece.includes('\n')) insertText(input, piece, start, end)
    else form.write(field.id, before + piece + after)
    settle(before + text + after)
  })
  // A native listener: the event of this name in React is another one.
  const [onBeforeInput] = useState(() => (event: Event) => latestOnBeforeInput.current(event))
  const attach = useFocusedReplacement(onBeforeInput)

  const { ref, ...registered } = registerField(props, ({ nativeEvent }: ChangeEvent<Input>) => {
    if ('inputType' in nativeEvent && isPaste(String(nativeEvent.inputType))) settle()
  })

  const latestRead = useLatest((read: Awaited<ReturnType<typeof readKeyFile>>) => {
    if (readOnly) return
    if ('reason' in read) return refuse(read.reason)
    form.forgetChange(field)
    form.write(field.id, read.text)
    settle()
  })
  const readFile = (file: File | undefined) => {
    if (file && !readOnly) void readKeyFile(file).then((read) => latestRead.current(read))
  }
  return {
    registered: {
      ...registered,
      ref: (input: TextInput | null) => {
        ref(input)
        attach(input)
      },
    },
    holdsLines,
    readFile,
    onDropFile: {
      onDrop: (event) => {
        const [file] = event.dataTransfer.files
        if (file === undefined) return
        event.preventDefault()
        readFile(file)
      },
      onDragOver: (event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault()
      },
    },
  }
}

/** A ref for an input and for the text area that replaces it, which takes over the focus. */
function useFocusedReplacement(onBeforeInput: (event: Event) => void): (input: TextInput | null) => void {
  const current = useRef<TextInput | null>(null)
  const wasFocused = useRef(false)
  return (input) => {
    if (input === null) wasFocused.current = current.current?.matches(':focus') ?? false
    else if (input !== current.current) {
      input.addEventListener('beforeinput', onBeforeInput)
      if (wasFocused.current) input.focus()
      current.current = input
    }
  }
}

function isInsertion(event: Event): event is InputEvent & { data: string } {
  return 'inputType' in event && 'data' in event && typeof event.data === 'string'
}

function isTextInput(target: EventTarget | null): target is TextInput {
  return target !== null && 'selectionStart' in target
}

function isPaste(inputType: string): boolean {
  return /^insertFrom(?:Paste|Drop)/.test(inputType)
}
