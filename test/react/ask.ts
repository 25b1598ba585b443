import { act, screen } from '@testing-library/react'
import { vi } from 'vitest'
import { en, type MessageKey, type PluralKey } from '../../src/index.js'
import { format, templateFor } from '../../src/react/ui/text/format.js'

// What a test asks of the page, in the words of the locale: a changed message changes no test.

/** A message as the user reads it. */
export const t = (key: MessageKey | PluralKey, values: Record<string, string | number> = {}) =>
  format(template(key, Number(values['count'])), { provider: 'Postmoth', host: 'Alderway', ...values })

const template = (key: MessageKey | PluralKey, count = 2) => templateFor(key, { locale: en, english: en }, count)

/** Matches a message whatever its placeholders stand for. */
export const like = (key: MessageKey | PluralKey) =>
  new RegExp(
    template(key)
      .replaceAll('**', '')
      .split(/\{[^}]*\}/)
      .map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  )

/** The name of a title that counts the steps. */
export const numbered = (step: number, steps: number, title: string) => `${t('step.kicker', { step, steps })}: ${title}`

export const button = (name: string | RegExp) => screen.getByRole('button', { name })
export const noButton = (name: string | RegExp) => screen.queryByRole('button', { name })
/** The step's title, once it is there, with or without its number. */
export const title = (name: string | RegExp) =>
  screen.findByRole('heading', {
    name: (actual) => (typeof name === 'string' ? actual === name || actual.endsWith(`: ${name}`) : name.test(actual)),
    level: 3,
  })
export const field = (label: string | RegExp) => screen.getByLabelText(label)
/** The input behind "Choose a file…", which only its button shows. */
export const fileInput = () => {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (input === null) throw new Error('No field takes a file.')
  return input
}
/** The text of every wizard on the page. A message consists of several elements, so `getByText` may not find it. */
export const pageText = () =>
  screen
    .getAllByRole('group', { name: like('card.label') })
    .map(({ textContent }) => textContent)
    .join()
/** The texts of the two live regions. */
export const polite = () => screen.getByRole('status').textContent
export const assertive = () => screen.getByRole('alert').textContent

/** Advances fake time. A timer that starts in a render only starts after it: two timers in a row need two calls. */
export const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

/** Lets answers that are there already arrive, with hardly any time passing. */
export const settle = async () => {
  for (let round = 0; round < 8; round += 1) await pass(5)
}
