import { act, screen } from '@testing-library/react'
import { vi } from 'vitest'

// The questions every story asks of the page.

export const button = (name: string | RegExp) => screen.getByRole('button', { name })
export const noButton = (name: string | RegExp) => screen.queryByRole('button', { name })
/** The step's title, once it is there. */
export const title = (name: string | RegExp) => screen.findByRole('heading', { name, level: 3 })
export const field = (label: string | RegExp) => screen.getByLabelText(label)
/** All that the cards on the page say: their sentences are made of several elements. */
export const said = () =>
  screen
    .getAllByRole('group', { name: /^Connect/ })
    .map(({ textContent }) => textContent)
    .join()
/** The announcements: the polite and the assertive one. */
export const polite = () => screen.getByRole('status').textContent
export const assertive = () => screen.getByRole('alert').textContent

/** Lets fake time pass. What a render sets off starts counting only after it: two things in a row take two calls. */
export const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

/** Lets an answer that is there already arrive, while time stands still. */
export const settle = async () => {
  for (let round = 0; round < 8; round += 1) await pass(5)
}
