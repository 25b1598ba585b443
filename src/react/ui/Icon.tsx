import type { ReactNode } from 'react'

const RING = 'M14.25 8a6.25 6.25 0 1 1-12.5 0 6.25 6.25 0 0 1 12.5 0'

/** On a grid of 16 × 16, drawn with a round stroke of 1.5 px. */
const PATHS = {
  alert: `${RING}M8 4.9v3.6M8 11v.1`,
  arrow: 'M3 8h10M9 4l4 4-4 4',
  bang: 'M8 3.5v5M8 12.3v.1',
  check: 'm3.5 8.5 3 3 6-7',
  done: `${RING}M5.2 8.2l2 2 3.7-4.2`,
  clock: `${RING}M8 4.5V8l2.3 1.5`,
  copy: 'M7 5.5h5A1.5 1.5 0 0 1 13.5 7v5a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 12V7A1.5 1.5 0 0 1 7 5.5M10.5 5.5V4A1.5 1.5 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8M10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0',
  'eye-off':
    'M6.3 3.7A6 6 0 0 1 8 3.5C12 3.5 14.5 8 14.5 8a12 12 0 0 1-1.7 2.2M3.9 4.9A12 12 0 0 0 1.5 8S4 12.5 8 12.5a6 6 0 0 0 3-.8M2 2l12 12',
  info: `${RING}M8 7.5v3.6M8 5v.1`,
  lock: 'M5 7h6a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2M5.2 7V5a2.8 2.8 0 0 1 5.6 0v2',
  offline:
    'M2 2l12 12M4.5 9.2a5 5 0 0 1 2.6-1.4M11.5 9.2a5 5 0 0 0-1-.7M2.2 6.5A8.5 8.5 0 0 1 5 4.7M13.8 6.5A8.5 8.5 0 0 0 7 4.1M8 12.4v.1',
  out: 'M6 3.5H4A1.5 1.5 0 0 0 2.5 5v7A1.5 1.5 0 0 0 4 13.5h7a1.5 1.5 0 0 0 1.5-1.5v-2M9 2.5h4.5V7M13.5 2.5l-6 6',
  pause: 'M5.8 4.7v6.6M10.2 4.7v6.6',
  refresh: 'M13.3 6.5A5.6 5.6 0 0 0 3 5.5l-.5 1M2.7 9.5A5.6 5.6 0 0 0 13 10.5l.5-1M2.5 3v3.5H6M13.5 13V9.5H10',
  right: 'M6 3.5 10.5 8 6 12.5',
  workflow: 'M2 6h4v4H2zM10 2.5h4v4h-4zM10 9.5h4v4h-4zM6 8h2V4.5h2M8 8v3.5h2',
  window: 'M3.5 3h9A1.5 1.5 0 0 1 14 4.5v7a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 11.5v-7A1.5 1.5 0 0 1 3.5 3M2 6h12',
  x: 'm4 4 8 8M12 4l-8 8',
}

export type IconName = keyof typeof PATHS

/** These are mirrored in right-to-left text. */
const DIRECTIONAL: readonly IconName[] = ['arrow', 'out', 'right']

/** Decoration beside a text of the same meaning. The style sheet sets size and stroke, so that a host's `svg{…}` rule cannot. */
export function Icon({ name }: { name: IconName }): ReactNode {
  return (
    <svg
      className={DIRECTIONAL.includes(name) ? 'caw-icon caw-flip' : 'caw-icon'}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
