import { screen } from '@testing-library/react'

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
