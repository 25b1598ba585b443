import { type ReactNode, useId, useState } from 'react'
import type { AuthMethod } from '../../core/connector.js'
import { KIND_WORDS } from '../kindWords.js'
import { Button } from '../ui/Button.js'
import { ErrorNotice } from '../ui/ErrorNotice.js'
import { Panel } from '../ui/Panel.js'
import { Radio } from '../ui/Radio.js'
import { Prose, Text } from '../ui/text/Text.js'
import { useSnapshot, useWizardContext } from '../WizardContext.js'

/** The choice between several authentication methods. */
export function MethodStep({ methods }: { methods: readonly AuthMethod[] }): ReactNode {
  const { actions, t } = useWizardContext()
  const { error } = useSnapshot()
  const name = useId()
  const [chosen, setChosen] = useState((methods.find(({ isDefault }) => isDefault) ?? methods[0])?.id ?? '')
  const choose = () => actions.chooseMethod(chosen)
  return (
    <Panel
      title="method.title"
      onSubmit={choose}
      actions={
        <Button kind="primary" onClick={choose}>
          <Text k="button.continue" />
        </Button>
      }
    >
      {error && <ErrorNotice />}
      <fieldset className="caw-field" form="">
        <legend className="caw-vh">{t('method.legend')}</legend>
        <div className="caw-radios">
          {methods.map((method) => (
            <Radio
              key={method.id}
              name={name}
              value={method.id}
              checked={method.id === chosen}
              onChange={() => setChosen(method.id)}
              text={<MethodText method={method} methods={methods} />}
              tag={method.kind === 'oauth' && isOnlyOf(method, methods) ? t('method.quickest') : null}
            >
              <MethodName method={method} methods={methods} />
            </Radio>
          ))}
        </div>
      </fieldset>
    </Panel>
  )
}

/** Two methods of one kind are shown with the names that Cyclr has for them. */
function MethodName({ method, methods }: { method: AuthMethod; methods: readonly AuthMethod[] }): ReactNode {
  const name = KIND_WORDS[method.kind].method
  return name === null || !isOnlyOf(method, methods) ? <span>{method.name}</span> : <Text k={name} />
}

/** Cyclr's descriptions are written for developers: they are shown only where they tell methods of one kind apart. */
function MethodText({ method, methods }: { method: AuthMethod; methods: readonly AuthMethod[] }): ReactNode {
  const name = KIND_WORDS[method.kind].method
  if (name !== null && isOnlyOf(method, methods)) return <Text k={`${name}.text`} />
  if (method.description !== null) return <Prose>{method.description}</Prose>
  return name && <Text k={`${name}.text`} />
}

function isOnlyOf({ kind }: AuthMethod, methods: readonly AuthMethod[]): boolean {
  return methods.filter((other) => other.kind === kind).length === 1
}
