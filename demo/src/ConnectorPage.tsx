import { useEffect, useRef } from 'react'
import { ConnectorFacts } from './ConnectorFacts.js'
import type { Journal } from './createJournal.js'
import type { PlaceStore } from './createPlace.js'
import { EmbeddedWizard } from './EmbeddedWizard.js'
import { Glyph } from './Glyph.js'
import { linkTo } from './linkTo.js'
import { ACCOUNT_NAME, LOOK_WORDS } from './looks.js'
import type { Loaded } from './useIntegrations.js'

type ConnectorPageProps = {
  place: PlaceStore
  journal: Journal
  loaded: Loaded
  /** Only after a move within the page: a page that has just been loaded leaves the focus alone. */
  takesFocus: boolean
  onChanged: () => void
  onSignIn: () => void
}

const LIST = { connector: null, also: null }

/** One connector, or two side by side: the wizard in the page. */
export function ConnectorPage({ place, journal, loaded, takesFocus, onChanged, onSignIn }: ConnectorPageProps) {
  const { address } = place.get()
  const heading = useRef<HTMLHeadingElement>(null)
  const ids = [address.connector, address.also].filter((id) => id !== null)
  const known = ids.map((id) =>
    loaded.at === 'ready' ? loaded.all.find(({ accountConnectorId }) => accountConnectorId === id) : undefined,
  )
  const names = known.map((integration) => integration?.name ?? 'Integration').join(' and ')

  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])

  return (
    <>
      <a className="back" {...linkTo(place, LIST)}>
        <Glyph name="back" />
        All {LOOK_WORDS[address.look].title.toLowerCase()}
      </a>
      <header className="page-head">
        <h1 ref={heading} tabIndex={-1} aria-busy={loaded.at === 'loading' || undefined}>
          <bdi>{names}</bdi>
        </h1>
        <p>One connection for everyone at {ACCOUNT_NAME}.</p>
      </header>
      <div className="connector" data-pair={ids.length > 1 ? '' : undefined}>
        {ids.map((id) => (
          <EmbeddedWizard
            key={id}
            id={id}
            address={address}
            journal={journal}
            onChanged={onChanged}
            onLeave={() => place.go(LIST)}
            onSignIn={onSignIn}
          />
        ))}
        {ids.length === 1 && known[0] && <ConnectorFacts integration={known[0]} />}
      </div>
    </>
  )
}
