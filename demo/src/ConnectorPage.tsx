import { useEffect, useRef } from 'react'
import { ConnectorFacts } from './ConnectorFacts.js'
import type { Journal } from './createJournal.js'
import type { Router } from './createRouter.js'
import { EmbeddedWizard } from './EmbeddedWizard.js'
import { Glyph } from './Glyph.js'
import { linkTo } from './linkTo.js'
import { ACCOUNT_NAME, LOOK_CONTENT } from './looks.js'
import type { Loaded } from './useIntegrations.js'

type ConnectorPageProps = {
  router: Router
  journal: Journal
  loaded: Loaded
  /** True after a navigation within the page; a fresh page load does not move focus. */
  takesFocus: boolean
  onChanged: () => void
  onSignIn: () => void
}

const LIST = { connector: null, also: null }

/** The wizard for one connector, or for two side by side. */
export function ConnectorPage({ router, journal, loaded, takesFocus, onChanged, onSignIn }: ConnectorPageProps) {
  const { address } = router.get()
  const heading = useRef<HTMLHeadingElement>(null)
  const ids = [address.connector, address.also].filter((id) => id !== null)
  const known = ids.map((id) =>
    loaded.status === 'ready' ? loaded.all.find(({ accountConnectorId }) => accountConnectorId === id) : undefined,
  )
  const names = known.map((integration) => integration?.name ?? 'Integration').join(' and ')

  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])

  return (
    <>
      <a className="back" {...linkTo(router, LIST)}>
        <Glyph name="back" />
        All {LOOK_CONTENT[address.look].title.toLowerCase()}
      </a>
      <header className="page-head">
        <h1 ref={heading} tabIndex={-1} aria-busy={loaded.status === 'loading' || undefined}>
          <bdi>{names}</bdi>
        </h1>
        <p>One connection for everyone at {ACCOUNT_NAME}.</p>
      </header>
      <div className="connector" data-pair={ids.length > 1 ? '' : undefined}>
        {ids.map((id, index) => (
          <EmbeddedWizard
            key={id}
            id={id}
            known={known[index]}
            address={address}
            journal={journal}
            onChanged={onChanged}
            onLeave={() => router.navigate(LIST)}
            onSignIn={onSignIn}
          />
        ))}
        {ids.length === 1 && known[0] && <ConnectorFacts integration={known[0]} />}
      </div>
    </>
  )
}
