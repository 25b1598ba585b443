import { type ConnectorAuth, type StepForm, useConnectorAuth, useRateLimitCountdown } from 'connector-auth-wizard'
import { type FormEvent, useState } from 'react'

export function OwnForm({ accountConnectorId }: { accountConnectorId: string }) {
  const auth = useConnectorAuth({ accountConnectorId })
  const { step, form, actions } = auth
  if (step?.name === 'success') return <p>Connected.</p>
  if (step?.name === 'oauth') {
    return (
      <button type="button" onClick={() => actions.startOAuth()}>
        Sign in
      </button>
    )
  }
  return form ? <Inputs key={step?.name} auth={auth} form={form} /> : <p>Loading…</p>
}

function Inputs({ auth, form }: { auth: ConnectorAuth; form: StepForm }) {
  const { step, pending, error, actions } = auth
  const [input, setInput] = useState(form.initialInput)
  const secondsToWait = useRateLimitCountdown(error)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (form.errorsOf(input).size > 0 || secondsToWait !== null) return
    if (step?.name === 'parameters') actions.saveParameters(form.toValues(input))
    if (step?.name === 'credentials') actions.submitCredentials(form.toValues(input), form.toCredentials(input))
  }
  return (
    <form onSubmit={submit}>
      {form.fields.map(({ id, label, name, secret }) => (
        <label key={id}>
          {label ?? name}
          <input
            type={secret ? 'password' : 'text'}
            value={input[id]}
            onChange={({ target }) => setInput({ ...input, [id]: target.value })}
          />
        </label>
      ))}
      <button type="submit" disabled={pending !== null}>
        Continue
      </button>
    </form>
  )
}
