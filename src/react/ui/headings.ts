export type HeadingLevel = 1 | 2 | 3 | 4 | 5

/** The connector's name. */
export const NAME_HEADING = { 1: 'h1', 2: 'h2', 3: 'h3', 4: 'h4', 5: 'h5' } as const

/** A step's title: one below. */
export const TITLE_HEADING = { 1: 'h2', 2: 'h3', 3: 'h4', 4: 'h5', 5: 'h6' } as const
