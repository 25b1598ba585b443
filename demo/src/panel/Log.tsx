import { type ReactNode, useId } from 'react'

type LogProps = { title: string; kind: string; count: number; empty: string; children: ReactNode }

/** A list with the newest entry first. It scrolls, so it has to be focusable by keyboard. */
export function Log({ title, kind, count, empty, children }: LogProps) {
  const id = useId()
  return (
    <section className={`log ${kind}`} aria-labelledby={id}>
      <h3>
        <b id={id}>{title}</b>
        <span>{count}</span>
      </h3>
      {count === 0 ? (
        <p className="nothing">{empty}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable area has to be focusable by keyboard
        <ol tabIndex={0} aria-labelledby={id}>
          {children}
        </ol>
      )}
    </section>
  )
}
