import type { ReactNode } from 'react'
import type { Look } from './address.js'
import { Brand } from './Brand.js'
import { ACCOUNT_NAME, LOOK_CONTENT } from './looks.js'

type ShellProps = { look: Look; children: ReactNode }

/** The layout of the host product. Its other pages do not exist, so their navigation items are plain text. */
export function Shell({ look, children }: ShellProps) {
  const { nav, current, sections } = LOOK_CONTENT[look]
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to the integrations
      </a>
      <div>
        <header className="bar">
          <Brand look={look} />
          <nav aria-label="Product">
            <NavList names={nav} current={current} />
          </nav>
          {sections.length > 0 && (
            <nav className="sections" aria-label="Settings">
              <NavList names={sections} current="Integrations" />
            </nav>
          )}
          <p className="workspace">{ACCOUNT_NAME}</p>
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  )
}

function NavList({ names, current }: { names: readonly string[]; current: string }) {
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>{name === current ? <b aria-current="page">{name}</b> : <span>{name}</span>}</li>
      ))}
    </ul>
  )
}
