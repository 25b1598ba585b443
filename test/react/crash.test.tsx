import { waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { en, type MessageKey, type Messages } from '../../src/index.js'
import { button, field, like, pageText, t, title } from './ask.js'
import { APART, connector, METHOD, parameter } from './connectors.js'
import { createHost, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'

function harbor() {
  return createHost({
    connectors: [connector('Harbor', [METHOD.apiKey, METHOD.basic], [parameter('Workspace'), ...APART])],
  })
}

/** The English messages, but for one, which throws an error while `broken.current` is set. */
function messagesWithout(key: keyof typeof en & MessageKey, broken: { current: boolean }): Messages {
  return Object.defineProperty({ ...en }, key, {
    get: () => {
      if (broken.current) throw new Error(`no ${key}`)
      return en[key]
    },
  })
}

/** React and the wizard both report to the console. */
function watchConsole() {
  const errors = vi.spyOn(console, 'error').mockReturnValue()
  return () => errors.mock.calls.filter(([first]) => String(first).startsWith('ConnectorAuthWizard:'))
}

afterEach(() => vi.restoreAllMocks())

describe('An error while rendering', () => {
  it.each([
    ['the card', 'card.label'],
    ['the header', 'card.requestedBy'],
    ['the title of a step', 'method.title'],
    ['a button', 'button.continue'],
  ] as const)('A5: in %s shows a quiet screen that renders the wizard anew', async (_, key) => {
    const reported = watchConsole()
    const broken = { current: true }
    const { container, user, onError, events } = renderWizard(harbor(), 'Harbor', {
      locale: messagesWithout(key, broken),
    })
    const text = await waitFor(() => {
      expect(container).toHaveTextContent(t('crash.title'))
      return container.textContent
    })
    expect(container.querySelector('.caw-root')).toHaveAttribute('data-state', 'problem')
    const [reference = ''] = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(text) ?? []
    expect(reported()).toHaveLength(1)
    expect(reported()[0]).toEqual([expect.stringContaining(reference), new Error(`no ${key}`), expect.any(String)])
    expect(onError).toHaveBeenCalledTimes(1)
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'widget_error', retryable: false, reference })
    expect(events()).toContain('failed')

    broken.current = false
    await user.click(button(t('button.tryAgain')))
    await title(t('method.title'))
    expect(onError).toHaveBeenCalledTimes(1)
  })

  it('A5: keeps what was typed', async () => {
    watchConsole()
    const broken = { current: false }
    const host = harbor()
    const { container, user } = renderWizard(host, 'Harbor', { locale: messagesWithout('failed.title', broken) })
    await title(t('method.title'))
    await user.click(button(t('button.continue')))
    await title(like('settings.title'))
    await user.type(field('Workspace'), 'north')
    host.on(() => problem(503, 'unavailable'))
    broken.current = true
    await user.click(button(t('button.continue')))
    await waitFor(() => expect(container).toHaveTextContent(t('crash.title')))
    broken.current = false
    await user.click(button(t('button.tryAgain')))
    await title(like('settings.title'))
    expect(field('Workspace')).toHaveValue('north')
  })

  it('A5: is reported again if it happens again, and the focus follows', async () => {
    const reported = watchConsole()
    const broken = { current: true }
    const { container, user, onError } = renderWizard(harbor(), 'Harbor', {
      locale: messagesWithout('method.title', broken),
    })
    await waitFor(() => expect(container).toHaveTextContent(t('crash.title')))
    await user.click(button(t('button.tryAgain')))
    await waitFor(() => expect(onError).toHaveBeenCalledTimes(2))
    expect(reported()).toHaveLength(2)
    await waitFor(() => expect(container.querySelector('h3')).toHaveFocus())
    expect(container.querySelector('h3')).toHaveTextContent(t('crash.title'))
  })

  it.each([
    [
      'help',
      {
        help: {
          link: {
            href: 'https://example.com',
            get label(): string {
              throw new Error('help')
            },
          },
        },
      },
    ],
    [
      'links',
      {
        links: {
          get privacy(): string {
            throw new Error('links')
          },
        },
      },
    ],
  ])('A5: in what the host passes as %s stays inside the wizard', async (name, props) => {
    const reported = watchConsole()
    const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
    const { container } = renderWizard(host, 'Postmoth', props)
    await waitFor(() => expect(container).toHaveTextContent(t('crash.title')))
    expect(reported()[0]?.[1]).toEqual(new Error(name))
  })
})

/** Props of a host without TypeScript, with which a view cannot be rendered. */
const BROKEN: readonly [string, object][] = [
  ['headingLevel', { headingLevel: 7 }],
  [
    'locale',
    {
      locale: new Proxy(en, {
        get: () => {
          throw new Error('no messages')
        },
      }),
    },
  ],
  ['messages', { messages: { 'crash.title': 7, 'card.label': 7 } }],
]

it.each(BROKEN)('A5: the host page stands even where the crash screen cannot be shown (%s)', async (_, props) => {
  const reported = watchConsole()
  const { container, onError } = renderWizard(harbor(), 'Harbor', { headingLevel: 2, ...props })
  await waitFor(() => expect(onError).toHaveBeenCalledTimes(2))
  expect(onError.mock.calls.map(([error]) => error)).toMatchObject([{ code: 'widget_error' }, { code: 'widget_error' }])
  expect(reported()).toHaveLength(2)
  expect(container.querySelector('.caw-root')).toBeEmptyDOMElement()
})

it.each([
  ['locale', { locale: null }],
  ['messages', { messages: null }],
  ['proxyUrl', { proxyUrl: null }],
  ['proxyUrl', { proxyUrl: new URL('/api/connector-auth', location.origin) }],
])('A5: %s that is not what TypeScript asks for changes nothing', async (_, props) => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a host without TypeScript
  renderWizard(harbor(), 'Harbor', props as object)
  expect(await title(t('method.title'))).toBeVisible()
})

it('A5: a locale without a message shows the English one', async () => {
  const { 'card.label': _, 'apiKey.title': __, ...rest } = en
  const locale: Partial<Messages> = rest
  const host = createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a host without TypeScript
  renderWizard(host, 'Postmoth', { locale: locale as Messages })
  await title(t('apiKey.title', { label: t('apiKey.label') }))
  expect(pageText()).toContain(t('privacy.secret'))
})
