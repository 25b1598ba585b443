import { createEvent, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ConnectorAuthWizard } from '../../src/index.js'
import { button, field, like, pageText, t, title } from './ask.js'
import { atTheKey, KEY } from './atTheKey.js'
import { atTheSettings } from './atTheSettings.js'
import { connector, METHOD, optional, parameter } from './connectors.js'
import { createHost } from './createHost.js'

describe('Enter', () => {
  it('A1: submits the step from a text input, a radio and a switch, but not from a text area or a list', async () => {
    const { user, host } = await atTheSettings([
      parameter('Workspace'),
      parameter('Plan', { Values: ['Small', 'Large'] }),
      parameter('Certificate', { IsMultiline: true }),
      parameter('Zone', { Values: ['1', '2', '3', '4', '5', '6', '7'] }),
      optional('Archive', { Values: ['true', 'false'] }),
    ])
    const attention = t('attention', { count: 4 })
    for (const label of ['Certificate', 'Zone']) await user.type(field(label), '{Enter}')
    expect(pageText()).not.toContain(attention)
    fireEvent.keyDown(screen.getByRole('switch', { hidden: true }), { key: 'Enter' })
    await waitFor(() => expect(pageText()).toContain(attention))
    await user.type(screen.getByRole('radio', { name: 'Small' }), '{Enter}')
    await waitFor(() => expect(pageText()).toContain(t('attention', { count: 3 })))
    await user.type(field('Workspace'), 'north{Enter}')
    await waitFor(() => expect(pageText()).toContain(t('attention', { count: 2 })))
    expect(host.calls()).toEqual(['GET /connectors/:id'])
  })

  it.each([
    ['an input method is composing', { isComposing: true }],
    ['an input method has just ended composing in WebKit', { keyCode: 229 }],
    ['Shift is held', { shiftKey: true }],
    ['Control is held', { ctrlKey: true }],
    ['Alt is held', { altKey: true }],
    ['Command is held', { metaKey: true }],
  ])('A1: does not submit while %s', async (_, init) => {
    const { host, user } = await atTheKey()
    const input = field(t('apiKey.label'))
    await user.type(input, KEY)
    const event = createEvent.keyDown(input, { key: 'Enter', keyCode: 13, ...init })
    fireEvent(input, event)
    expect(event.defaultPrevented).toBe(false)
    expect(host.calls()).toEqual(['GET /connectors/:id'])
    await user.keyboard('{Enter}')
    await title(t('success.savedTitle'))
  })

  it('A1: on a keyboard on the screen is labelled as the end of the step', async () => {
    await atTheKey()
    expect(field(t('apiKey.label'))).toHaveAttribute('enterkeyhint', 'go')
  })

  it('A1: does not reach a form of the host, and nothing that is typed does', async () => {
    const reached: string[] = []
    const note = ({ type }: { type: string }) => reached.push(type)
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
    render(
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what hosts do
      <form onSubmit={note} onChange={note} onInput={note} onKeyDown={note} onKeyUp={note}>
        <ConnectorAuthWizard accountConnectorId={host.idOf('Postmoth')} fetch={host.fetch} />
      </form>,
    )
    await title(like('apiKey.title'))
    fireEvent.input(field(t('apiKey.label')), { target: { value: KEY } })
    fireEvent.keyDown(field(t('apiKey.label')), { key: 'Escape' })
    for (const press of [fireEvent.keyDown, fireEvent.keyUp]) press(button(t('button.connect')), { key: 'Enter' })
    fireEvent.keyDown(field(t('apiKey.label')), { key: 'Enter' })
    await title(t('success.savedTitle'))
    expect(reached).toEqual(['keydown'])
  })
})

it('A1: choices of two wizards on one page do not replace each other', async () => {
  const host = createHost({
    connectors: [connector('Postmoth', [METHOD.apiKey], [parameter('Plan', { Values: ['Small', 'Large'] })])],
  })
  const id = host.idOf('Postmoth')
  const wizards = ['one', 'two'].map((key) => (
    <ConnectorAuthWizard key={key} accountConnectorId={id} fetch={host.fetch} />
  ))
  render(<>{wizards}</>)
  await waitFor(() => expect(small()).toHaveLength(2))
  for (const radio of small()) fireEvent.click(radio)
  for (const radio of small()) expect(radio).toBeChecked()
})

function small(): HTMLElement[] {
  return screen.getAllByRole('radio', { name: 'Small' })
}
