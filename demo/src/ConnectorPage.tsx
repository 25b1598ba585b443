import { useEffect, useRef } from 'react'
import { hrefOf } from './address.js'
import type { Journal } from './createJournal.js'
import type { PlaceStore } from './createPlace.js'
import { EmbeddedWizard } from './EmbeddedWizard.js'
import { followsHere } from './followsHere.js'
import type { Integration } from './loadIntegrations.js'
import { LOOK_WORDS } from './looks.js'

type ConnectorPageProps = {
  place: PlaceStore
  journal: Journal
  integrations: readonly Integration[]
  focusHeading: boolean
  onChanged: () => void
  onSignIn: () => void
}

/** One connector, or two side by side: the wizard in the page. */
export function ConnectorPage({ place, journal, integrations, focusHeading, onChanged, onSignIn }: ConnectorPageProps) {
  const { address } = place.get()
  const heading = useRef<HTMLHeadingElement>(null)
  const ids = [address.connector, address.also].filter((id) => id !== null)
  const back = () => place.go({ connector: null, also: null })
  const nameOf = (id: string) => integrations.find(({ accountConnectorId }) => accountConnectorId === id)?.name

  useEffect(() => {
    if (focusHeading) heading.current?.focus()
  }, [focusHeading])

  return (
    <>
      <header className="page-head">
        <a
          className="back"
          href={hrefOf({ ...address, connector: null })}
          onClick={(event) => {
            if (!followsHere(event)) return
            event.preventDefault()
            back()
          }}
        >
          All {LOOK_WORDS[address.look].title.toLowerCase()}
        </a>
        <h1 ref={heading} tabIndex={-1}>
          {ids.map((id) => nameOf(id) ?? 'Integration').join(' and ')}
        </h1>
      </header>
      <div className="wizards">
        {ids.map((id) => (
          <EmbeddedWizard
            key={id}
            id={id}
            address={address}
            journal={journal}
            onChanged={onChanged}
            onLeave={back}
            onSignIn={onSignIn}
          />
        ))}
      </div>
    </>
  )
}
