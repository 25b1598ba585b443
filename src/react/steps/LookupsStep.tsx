'use client'
import { type ReactNode, useState } from 'react'
import type { Parameter } from '../../core/connector.js'
import type { Choice } from '../../core/contract.js'
import { changedValues } from '../../core/parameters/form.js'
import { FormFields } from '../fields/FormFields.js'
import { useFieldForm } from '../fields/useFieldForm.js'
import { useSubmit } from '../fields/useSubmit.js'
import { Button } from '../ui/Button.js'
import { Panel } from '../ui/Panel.js'
import { Skeleton } from '../ui/Skeleton.js'
import { Text } from '../ui/text/Text.js'
import { useObserver } from '../useObserver.js'
import { useWizardContext } from '../WizardContext.js'

/** Asks for the choices that exist only once the user has signed in. Their lists come live from the provider. */
export function LookupsStep({ ask }: { ask: readonly Parameter[] }): ReactNode {
  const { lists, failed, fetching, refresh } = useLookupLists(ask)
  if (lists === undefined && !failed) return <Skeleton />
  if (lists?.some((choices) => choices.length > 0)) {
    return <LookupForm ask={ask} lists={lists} fetching={fetching} onRefresh={refresh} />
  }
  return (
    <Panel
      kicker="step.last"
      title={failed ? 'lookup.failed' : 'lookup.empty.title'}
      lede={<Text k={failed ? 'lookup.failedLede' : 'lookup.empty.lede'} />}
      actions={
        <>
          <Button kind="primary" icon="refresh" busy={fetching} onClick={refresh}>
            <Text k="button.refreshList" />
          </Button>
          <LaterButton ask={ask} />
        </>
      }
    />
  )
}

type LookupFormProps = { ask: readonly Parameter[]; lists: Lists; fetching: boolean; onRefresh: () => void }

function LookupForm({ ask, lists, fetching, onRefresh }: LookupFormProps): ReactNode {
  const { actions, pending } = useWizardContext()
  const form = useFieldForm('lookups', ask, null, lists)
  const { onSubmit, summary } = useSubmit(form, (input) => actions.saveLookups(changedValues(form.fields, input)))
  const saving = pending === 'saveLookups'
  const only = ask.length === 1 ? ask[0] : undefined
  return (
    <Panel
      kicker="step.last"
      title={only ? 'lookup.only' : 'lookup.title'}
      titleValues={{ label: only?.label ?? '' }}
      onSubmit={onSubmit}
      actions={
        <>
          <Button kind="primary" type="submit" busy={saving}>
            <Text k={saving ? 'button.saving' : 'lookup.save'} />
          </Button>
          <LaterButton ask={ask} />
        </>
      }
    >
      <FormFields form={form} summary={summary} method={null} busy={saving} action="saveLookups">
        <Button kind="link" waiting={fetching} onClick={onRefresh}>
          <Text k="button.refreshList" />
        </Button>
      </FormFields>
    </Panel>
  )
}

/** Only for optional choices. */
function LaterButton({ ask }: { ask: readonly Parameter[] }): ReactNode {
  const { actions } = useWizardContext()
  return (
    ask.every(({ required }) => !required) && (
      <Button kind="quiet" onClick={() => actions.saveLookups({})}>
        <Text k="lookup.later" />
      </Button>
    )
  )
}

type Lists = readonly (readonly Choice[])[]

/** The choices for each parameter, in the order of `ask`; `undefined` until they are loaded. */
function useLookupLists(ask: readonly Parameter[]) {
  const { wizard } = useWizardContext()
  const [observer] = useState(() => wizard.query.lists(ask.map(({ name }) => name)))
  const { data, isError, isFetching, refetch } = useObserver(observer)
  return { lists: data, failed: isError, fetching: isFetching, refresh: () => void refetch() }
}
