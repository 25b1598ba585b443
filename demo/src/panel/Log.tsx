import { type ReactNode, useId } from 'react'

type LogProps = { title: string; kind: string; count: number; empty: string; children: ReactNode }

/** A list that grows at its top. It scrolls by itself, so the keyboard has to reach it. */
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
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by the keyboard
        <ol tabIndex={0} aria-labelledby={id}>
          {children}
        </ol>
      )}
    </section>
  )
}
