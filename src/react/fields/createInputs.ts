export type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
export type TextInput = HTMLInputElement | HTMLTextAreaElement

export type Inputs = ReturnType<typeof createInputs>

/** The input elements of a form, by field id. */
export function createInputs() {
  const inputs = new Map<string, Set<Input>>()
  const inPage = (id: string) => [...(inputs.get(id) ?? [])].filter(({ isConnected }) => isConnected)
  return {
    /** Whether a text input took the place of choices, or the reverse. */
    add: (id: string, input: Input): boolean => {
      const shown = inPage(id)
      const replaces =
        shown.length === 0 && [...(inputs.get(id) ?? [])].some((gone) => isChoice(gone) !== isChoice(input))
      inputs.set(id, new Set([...shown, input]))
      return replaces
    },
    /** Moves the focus to a field: in a group of choices to the chosen one. */
    focus: (id: string, { select = false } = {}) => {
      const shown = inPage(id)
      const input = shown.find((choice) => isChoice(choice) && 'checked' in choice && choice.checked) ?? shown[0]
      input?.focus()
      if (select && input && isTextInput(input)) input.select()
    },
    /** The input of a field while the user is in it. */
    focused: (id: string): TextInput | null =>
      inPage(id)
        .filter(isTextInput)
        .find((input) => input.matches(':focus')) ?? null,
    /**
     * The value that the page shows for a field, where it is not the `known` one: a password manager or the browser may set a
     * value without an event. An input of one line shows no line breaks.
     */
    unreported: (id: string, known: string): string | null => {
      const shown = shownIn(inPage(id))
      return shown === null || withoutBreaks(shown) === withoutBreaks(known) ? null : shown
    },
  }
}

/** Replaces a part of the text of a focused input, so that the browser's own undo brings it back. */
export function insertText(input: TextInput, text: string, start: number, end: number): void {
  input.setSelectionRange(start, end)
  // A value that is set in another way empties the undo history of the input (Chromium 156, measured).
  // oxlint-disable-next-line typescript/no-deprecated -- execCommand has no replacement
  const isInserted = document.execCommand?.(text === '' ? 'delete' : 'insertText', false, text)
  if (isInserted) return
  input.setRangeText(text, start, end, 'end')
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

function isTextInput(input: Input): input is TextInput {
  return input.localName !== 'select' && !isChoice(input)
}

function isChoice({ type }: Input): boolean {
  return type === 'radio' || type === 'checkbox'
}

/** `null`: nothing is shown or chosen. The value of a stored choice that is no longer offered is not shown. */
function shownIn(inputs: readonly Input[]): string | null {
  const [first] = inputs
  if (first === undefined) return null
  if (first.localName === 'select') return first.value || null
  if (first.type === 'radio') return inputs.find((input) => 'checked' in input && input.checked)?.value ?? null
  if ('checked' in first && first.type === 'checkbox') {
    return first.checked ? first.value : (first.dataset['off'] ?? '')
  }
  return first.value
}

function withoutBreaks(text: string): string {
  return text.replace(/[\r\n]/g, '')
}
