const PATHS = {
  check: 'M3 8.500 6.500 12 13 4.500',
  back: 'm9.500 3.500-4.500 4.500 4.500 4.500',
  fold: 'm4 10 4-4 4 4',
  search: 'm10.500 10.500 3 3M11.500 7a4.500 4.500 0 1 1-9 0 4.500 4.500 0 0 1 9 0Z',
} as const

/** A decorative icon beside a text with the same meaning. */
export function Glyph({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
