import { LOCALES } from '../address.js'
import { THEMES, type View, WIDTHS } from './readView.js'
import { STATES } from './states.js'

/** Links to every state, in every way of looking at it. */
export function StatesIndex({ view }: { view: View }) {
  const { scheme, dir, locale, width, theme } = view
  const query = new URLSearchParams({ scheme, locale, w: String(width), theme, ...(dir && { dir }) })
  const changed = (patch: Record<string, string>) => {
    const next = new URLSearchParams(query)
    for (const [name, value] of Object.entries(patch)) next.set(name, value)
    return `/states?${next}`
  }
  return (
    <main className="states-index">
      <h1>Every state of the card</h1>
      <nav aria-label="How to look at them">
        <Choices title="Colours" all={['light', 'dark']} now={scheme} hrefOf={(value) => changed({ scheme: value })} />
        <Choices title="Direction" all={['ltr', 'rtl']} now={dir ?? ''} hrefOf={(value) => changed({ dir: value })} />
        <Choices title="Language" all={LOCALES} now={locale} hrefOf={(value) => changed({ locale: value })} />
        <Choices title="Width" all={WIDTHS.map(String)} now={String(width)} hrefOf={(value) => changed({ w: value })} />
        <Choices title="Theme" all={THEMES} now={theme} hrefOf={(value) => changed({ theme: value })} />
      </nav>
      <ul className="states-list">
        {STATES.map(({ id }) => (
          <li key={id}>
            <a href={`/states/${id}?${query}`}>{id}</a>
          </li>
        ))}
      </ul>
    </main>
  )
}

type ChoicesProps = { title: string; all: readonly string[]; now: string; hrefOf: (value: string) => string }

function Choices({ title, all, now, hrefOf }: ChoicesProps) {
  return (
    <p>
      <span>{title}</span>
      {all.map((value) => (
        <a key={value} href={hrefOf(value)} aria-current={value === now || undefined}>
          {value}
        </a>
      ))}
    </p>
  )
}
