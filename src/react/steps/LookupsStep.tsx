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

type Lists = readonly (readonly Choice[])[]

/** The choices that only exist once the user is signed in; their lists come live from the provider. */
export function LookupsStep({ ask }: { ask: readonly Parameter[] }): ReactNode {
  const { wizard } = useWizardContext()
  const [observer] = useState(() => wizard.query.lists(ask.map(({ name }) => name)))
  const { data, isError, isFetching, refetch } = useObserver(observer)
  const refresh = { busy: isFetching, onRefresh: () => void refetch() }
  if (data === undefined && !isError) return <Skeleton />
  return data?.some((choices) => choices.length > 0) ? (
    <LookupForm ask={ask} lists={data} {...refresh} />
  ) : (
    <Panel
      key="empty"
      kicker="step.last"
      title={isError ? 'lookup.failed' : 'lookup.empty.title'}
      lede={<Text k={isError ? 'lookup.failedLede' : 'lookup.empty.lede'} />}
      actions={
        <>
          <Button kind="primary" icon="refresh" busy={isFetching} onClick={refresh.onRefresh}>
            <Text k="button.refreshList" />
          </Button>
          <Later ask={ask} />
        </>
      }
    />
  )
}

type LookupFormProps = { ask: readonly Parameter[]; lists: Lists; busy: boolean; onRefresh: () => void }

function LookupForm({ ask, lists, busy, onRefresh }: LookupFormProps): ReactNode {
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
          <Later ask={ask} />
        </>
      }
    >
      <FormFields form={form} summary={summary} method={null} busy={saving} action="saveLookups">
        <Button kind="link" waiting={busy} onClick={onRefresh}>
          <Text k="button.refreshList" />
        </Button>
      </FormFields>
    </Panel>
  )
}

/** Only what is optional can wait. */
function Later({ ask }: { ask: readonly Parameter[] }): ReactNode {
  const { actions } = useWizardContext()
  return (
    ask.every(({ required }) => !required) && (
      <Button kind="quiet" onClick={() => actions.saveLookups({})}>
        <Text k="lookup.later" />
      </Button>
    )
  )
}
