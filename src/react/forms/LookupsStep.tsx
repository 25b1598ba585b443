'use client'
import { useQueries } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Parameter } from '../../core/connector.js'
import { useCard } from '../card.js'
import { Button } from '../ui/Button.js'
import { Notice } from '../ui/Notice.js'
import { Panel } from '../ui/Panel.js'
import { ProblemNotice } from '../ui/ProblemNotice.js'
import { Text } from '../ui/Text.js'
import { LookupField } from './LookupField.js'

/** The choices that only exist once the user is signed in; their lists come live from the provider. */
export function LookupsStep({ ask }: { ask: readonly Parameter[] }): ReactNode {
  const { wizard, actions, pending, problem } = useCard()
  const { id, proxy, query } = wizard
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const [missing, setMissing] = useState(false)
  const lists = useQueries(
    {
      queries: ask.map(({ name }) => ({
        queryKey: [...query.queryKey, 'lookup', name],
        queryFn: () => proxy.lookup(id, name),
        retry: false,
        networkMode: 'always' as const,
        refetchOnWindowFocus: false,
        staleTime: Number.POSITIVE_INFINITY,
      })),
    },
    wizard.queryClient,
  )
  const only = ask.length === 1 ? ask[0] : undefined
  const busy = pending === 'saveLookups'
  const optional = ask.every(({ required }) => !required)
  const refresh = () => void Promise.all(lists.map((list) => list.refetch()))
  const empty = lists.every(({ data }) => data?.choices.length === 0)
  const failed = lists.some(({ isError }) => isError)
  const later = optional && (
    <Button kind="quiet" onClick={() => actions.saveLookups({})}>
      <Text k="lookup.later" />
    </Button>
  )

  if (empty) {
    return (
      <Panel
        key="empty"
        kicker="step.last"
        title="lookup.empty.title"
        lede={<Text k="lookup.empty.lede" />}
        actions={
          <>
            <Button kind="primary" icon="refresh" busy={lists.some(({ isFetching }) => isFetching)} onClick={refresh}>
              <Text k="button.refreshList" />
            </Button>
            {later}
          </>
        }
      />
    )
  }
  return (
    <Panel
      key="choose"
      kicker="step.last"
      title={only ? 'lookup.only' : 'lookup.title'}
      titleValues={{ label: only?.label ?? '' }}
      onSubmit={(event) => {
        event.preventDefault()
        const unmet = ask.some(({ name, required }) => required && !chosen[name])
        setMissing(unmet)
        if (!unmet) actions.saveLookups(Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== '')))
      }}
      actions={
        <>
          <Button kind="primary" type="submit" busy={busy}>
            <Text k={busy ? 'button.saving' : 'lookup.save'} />
          </Button>
          {later}
        </>
      }
    >
      {problem?.action === 'saveLookups' && <ProblemNotice />}
      {failed && (
        <Notice icon="alert">
          <Text k="lookup.failed" />
        </Notice>
      )}
      {ask.map((parameter, index) => (
        <LookupField
          key={parameter.name}
          parameter={parameter}
          choices={lists[index]?.data?.choices ?? null}
          value={chosen[parameter.name] ?? ''}
          missing={missing && parameter.required && !chosen[parameter.name]}
          onChange={(value) => setChosen({ ...chosen, [parameter.name]: value })}
        />
      ))}
      <button type="button" className="caw-a" data-solo="" onClick={refresh}>
        <Text k="button.refreshList" />
      </button>
    </Panel>
  )
}
