import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { Profiler, StrictMode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ConnectorAuthChecklist, ConnectorAuthWizard, useConnectorAuth } from '../../src/index.js'
// Loaded first, so that no test waits for the test runner to transform the lazy chunk.
// oxlint-disable-next-line import/no-unassigned-import -- for the module cache
import '../../src/react/steps/lazyViews.js'
import { button, field, like, t, title } from './ask.js'
import { APART, connector, METHOD, parameter } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const host = () => createHost({ connectors: [connector('Postmoth', [METHOD.apiKey], [parameter('Region'), ...APART])] })
const mock = () => vi.fn<(isDirty: boolean) => void>()
const calls = (onDirtyChange: ReturnType<typeof mock>) => onDirtyChange.mock.calls.map(([isDirty]) => isDirty)

/** Whether the browser would ask before it closes the page or follows a link. */
const asksBeforeUnload = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

const isShownDirty = () => screen.queryByText('Not saved') !== null

afterEach(() => vi.restoreAllMocks())

describe('What was typed and not submitted', () => {
  it('is reported once when there is something to lose, and once when there is nothing left', async () => {
    const onDirtyChange = mock()
    const { user } = renderWizard(host(), 'Postmoth', { onDirtyChange })
    await title(like('settings.title'))
    expect(asksBeforeUnload()).toBe(false)
    await user.type(field('Region'), 'north')
    expect(calls(onDirtyChange)).toEqual([true])
    expect(asksBeforeUnload()).toBe(true)
    await user.clear(field('Region'))
    expect(calls(onDirtyChange)).toEqual([true, false])
    expect(asksBeforeUnload()).toBe(false)
  })

  it('is nothing to lose once it is saved', async () => {
    const onDirtyChange = mock()
    const { user } = renderWizard(host(), 'Postmoth', { onDirtyChange })
    await title(like('settings.title'))
    await user.type(field('Region'), 'north{Enter}')
    await title(like('apiKey.title'))
    expect(calls(onDirtyChange)).toEqual([true, false])
    await user.type(field(t('apiKey.label')), 'a key{Enter}')
    await title(t('success.savedTitle'))
    expect(calls(onDirtyChange)).toEqual([true, false, true, false])
    expect(asksBeforeUnload()).toBe(false)
  })

  it('is given up with "Discard and leave"', async () => {
    const onDirtyChange = mock()
    const { user, onExit } = renderWizard(host(), 'Postmoth', { onDirtyChange })
    await title(like('settings.title'))
    await user.type(field('Region'), 'north')
    await user.click(button(t('button.notNow')))
    await user.click(button(t('leave.discard')))
    expect(onExit).toHaveBeenCalledTimes(1)
    expect(calls(onDirtyChange)).toEqual([true, false])
    expect(asksBeforeUnload()).toBe(false)
  })

  it('is dropped when the wizard is unmounted, and the browser asks no more', async () => {
    const onDirtyChange = mock()
    const { user, unmount } = renderWizard(host(), 'Postmoth', { onDirtyChange })
    await title(like('settings.title'))
    await user.type(field('Region'), 'north')
    unmount()
    expect(calls(onDirtyChange)).toEqual([true, false])
    expect(asksBeforeUnload()).toBe(false)
  })

  it('of one wizard keeps the browser asking while another one has nothing to lose', async () => {
    const app = host()
    const first = render(<ConnectorAuthWizard accountConnectorId={app.idOf('Postmoth')} fetch={app.fetch} />)
    await title(like('settings.title'))
    const user = userEvent.setup({ delay: null })
    await user.type(field('Region'), 'north')
    const second = render(<ConnectorAuthWizard accountConnectorId={app.idOf('Postmoth')} fetch={app.fetch} />)
    await waitFor(() => expect(screen.getAllByLabelText('Region')).toHaveLength(2))
    const [, other] = screen.getAllByLabelText('Region')
    if (other) await user.type(other, 'x{Backspace}')
    second.unmount()
    expect(asksBeforeUnload()).toBe(true)
    first.unmount()
    expect(asksBeforeUnload()).toBe(false)
  })

  it('of the open row is reported by the checklist, to its own callback and to the one for the row', async () => {
    const app = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
    const [all, one] = [mock(), mock()]
    const user = userEvent.setup({ delay: null })
    render(
      <StrictMode>
        <ConnectorAuthChecklist
          fetch={app.fetch}
          accountConnectorIds={[app.idOf('Postmoth')]}
          onDirtyChange={all}
          wizardProps={() => ({ onDirtyChange: one })}
        />
      </StrictMode>,
    )
    await user.click(await screen.findByRole('button', { name: 'Connect Postmoth' }))
    await title(like('apiKey.title'))
    await user.type(field(t('apiKey.label')), 'a key')
    expect([calls(all), calls(one)]).toEqual([[true], [true]])
    await user.clear(field(t('apiKey.label')))
    expect([calls(all), calls(one)]).toEqual([
      [true, false],
      [true, false],
    ])
  })

  it('that a callback throws at is kept', async () => {
    const reported = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const error = new Error('boom')
    const { user } = renderWizard(host(), 'Postmoth', {
      onDirtyChange: () => {
        throw error
      },
    })
    await title(like('settings.title'))
    await user.type(field('Region'), 'north')
    expect(field('Region')).toHaveProperty('value', 'north')
    expect(reported).toHaveBeenCalledExactlyOnceWith('ConnectorAuthWizard: onDirtyChange threw an error.', error)
  })
})

describe('isDirty of the hook', () => {
  it('commits once when something is typed, not for each keystroke', async () => {
    const app = host()
    let commits = 0
    function Headless() {
      const { form, isDirty, actions } = useConnectorAuth({
        accountConnectorId: app.idOf('Postmoth'),
        fetch: app.fetch,
      })
      const id = form?.fields[0]?.id ?? ''
      return (
        form && (
          <>
            <input aria-label="Region" onChange={({ target }) => actions.setDraft({ [id]: target.value })} />
            {isDirty && <output>Not saved</output>}
          </>
        )
      )
    }
    render(
      <Profiler id="headless" onRender={() => (commits += 1)}>
        <Headless />
      </Profiler>,
    )
    const input = await screen.findByLabelText('Region')
    const user = userEvent.setup({ delay: null })
    const before = commits
    expect(isShownDirty()).toBe(false)
    await user.type(input, 'northern region')
    expect([isShownDirty(), commits - before]).toEqual([true, 1])
    await user.clear(input)
    expect([isShownDirty(), commits - before]).toEqual([false, 2])
  })
})
