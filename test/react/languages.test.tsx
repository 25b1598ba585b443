import { screen, waitFor } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { ConnectorAuthWizard, en, type MessageKey, type Messages } from '../../src/index.js'
import { ar } from '../../src/locales/ar.js'
import { de } from '../../src/locales/de.js'
import { pl } from '../../src/locales/pl.js'
import { ptBR } from '../../src/locales/pt-BR.js'
import { format } from '../../src/react/ui/text/format.js'
import { button, field, title } from './ask.js'
import { connector, METHOD } from './connectors.js'
import { createHost, problem } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const postmoth = () => createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])] })
/** A message of a language as the user reads it. */
const said = (messages: Messages, key: MessageKey, values: Record<string, string> = {}) =>
  format(messages[key] ?? '', { provider: 'Postmoth', host: 'Alderway', label: messages['apiKey.label'], ...values })

const root = () => document.querySelector('.caw-root')

describe('A language by its tag', () => {
  it('begins a sentence with a capital where a word stands in for the name of the host', async () => {
    const host = postmoth()
    host.on(() => problem(404, 'not_found'))
    const { update } = renderWizard(host, 'Postmoth', { locale: 'de', links: { support: '/support' } })
    expect(await screen.findByRole('link', { name: 'Diese Website kontaktieren' })).toBeVisible()
    update({ host: { name: 'eBay' } })
    expect(await screen.findByRole('link', { name: 'eBay kontaktieren' })).toBeVisible()
  })

  it('is loaded, and no English is shown before', async () => {
    const texts: string[] = []
    const observer = new MutationObserver(() => texts.push(document.body.textContent ?? ''))
    observer.observe(document.body, { childList: true, subtree: true, characterData: true })
    renderWizard(postmoth(), 'Postmoth', { locale: 'pl-PL' })
    await title(said(pl, 'apiKey.title'))
    observer.disconnect()
    expect(texts.length).toBeGreaterThan(1)
    for (const english of [en['loading.name'], 'Requested by', en['button.connect'], 'Paste your']) {
      expect(texts.filter((text) => text.includes(english))).toEqual([])
    }
    expect(button(pl['button.connect'])).toBeVisible()
    expect(root()).toHaveAttribute('lang', 'pl')
    expect(root()).toHaveAttribute('dir', 'ltr')
  })

  it.each([
    ['pt', 'pt-BR', said(ptBR, 'apiKey.title')],
    ['de_AT', 'de', said(de, 'apiKey.title')],
    ['xx', 'en', said(en, 'apiKey.title')],
  ])('%s is %s', async (locale, lang, words) => {
    renderWizard(postmoth(), 'Postmoth', { locale })
    await title(words)
    expect(root()).toHaveAttribute('lang', lang)
  })

  it('is written from right to left where the language is, unless the host says otherwise', async () => {
    const { update } = renderWizard(postmoth(), 'Postmoth', { locale: 'ar' })
    expect(root()).toHaveAttribute('dir', 'rtl')
    await title(said(ar, 'apiKey.title'))
    expect(field(ar['apiKey.label']).closest('.caw-box')).toHaveAttribute('dir', 'ltr')
    update({ locale: 'ar', dir: 'ltr' })
    expect(root()).toHaveAttribute('dir', 'ltr')
  })

  it('may change while the user types: nothing typed is lost', async () => {
    const { user, update } = renderWizard(postmoth(), 'Postmoth', { locale: 'en' })
    await title(said(en, 'apiKey.title'))
    await user.type(field(en['apiKey.label']), 'half a k')
    update({ locale: 'nl' })
    await waitFor(() => expect(root()).toHaveTextContent('Koppelen'))
    expect(screen.getByDisplayValue('half a k')).toBeInTheDocument()
  })
})

describe('A language as messages', () => {
  it('is there at once, on a server too', () => {
    const html = renderToString(<ConnectorAuthWizard accountConnectorId="1" locale={ar} />)
    expect(html).toContain('dir="rtl"')
    expect(html).toContain(ar['loading.name'])
  })

  it('may be one of the host’s own', async () => {
    const da: Messages = { ...en, lang: 'da', 'button.connect': 'Forbind', 'apiKey.title': 'Indsæt {label}' }
    renderWizard(postmoth(), 'Postmoth', { locale: da })
    await title('Indsæt API key')
    expect(button('Forbind')).toBeVisible()
    expect(root()).toHaveAttribute('lang', 'da')
  })
})

describe('Without a locale', () => {
  it('the wizard is English, and has the direction of the page', async () => {
    renderWizard(postmoth(), 'Postmoth')
    await title(said(en, 'apiKey.title'))
    expect(root()).toHaveAttribute('lang', 'en')
    expect(root()).not.toHaveAttribute('dir')
  })

  it('messages of the host’s own may be of any language', async () => {
    renderWizard(postmoth(), 'Postmoth', { messages: { 'button.connect': 'Forbind' } })
    await title(said(en, 'apiKey.title'))
    expect(root()).not.toHaveAttribute('lang')
  })
})

describe('A count', () => {
  it.each<[string, Messages, number, string]>([
    ['en', en, 24, '24 characters'],
    ['pl', pl, 22, '22 znaki'],
    ['pl', pl, 25, '25 znaków'],
    ['ar', ar, 24, '24 حرفًا'],
    ['ar', ar, 103, '103 أحرف'],
    ['de', de, 1234, '1.234 Zeichen'],
  ])('in %s has the plural form and the digits of the language: %#', async (locale, messages, length, text) => {
    const { user, container } = renderWizard(postmoth(), 'Postmoth', { locale })
    await title(said(messages, 'apiKey.title'))
    await user.click(field(messages['apiKey.label']))
    await user.paste('k'.repeat(length))
    await waitFor(() => expect(container).toHaveTextContent(text))
  })
})
