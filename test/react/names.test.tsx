import { act, fireEvent, render, waitFor } from '@testing-library/react'
import { Profiler } from 'react'
import { describe, expect, it } from 'vitest'
import { ConnectorAuthWizard } from '../../src/index.js'
import { button, field, like, pageText, t } from './ask.js'
import { atTheSettings } from './atTheSettings.js'
import { connector, METHOD, parameter } from './connectors.js'
import { createHost } from './createHost.js'

describe('Parameter names', () => {
  it.each([
    ['AccountId', {}, 'Account ID'],
    ['api_base_url', {}, 'API base URL'],
    ['AccountId', { Name: 'Your Account' }, 'Your Account'],
    ['Account Number', {}, 'Account Number'],
    ['VAT', {}, 'VAT'],
    ['Tenant', { Name: 'TenantId' }, 'TenantId'],
  ])('of %s with %j become the label "%s"', async (name, more, label) => {
    await atTheSettings([parameter(name, more)])
    expect(field(label)).toBeInTheDocument()
  })

  it('UX-05: may hold any characters and are sent back exactly', async () => {
    const names = ['constructor', 'toString', 'a.b[0]', 'with space', 'שדה', '😀', 'x'.repeat(200)]
    const { user, stored } = await atTheSettings(names.map((name) => parameter(name, { Name: `The ${name}` })))
    for (const name of names) await user.type(field(`The ${name}`), `v-${names.indexOf(name)}`)
    await user.click(button(t('button.continue')))
    await waitFor(() => expect(pageText()).toMatch(like('apiKey.title')))
    expect(new Map(Object.entries(stored()))).toEqual(new Map(names.map((name, index) => [name, `v-${index}`])))
  })

  it('UX-05: may be `__proto__`, which the proxy refuses', async () => {
    const { user, host } = await atTheSettings([parameter('__proto__')])
    await user.type(field('Proto'), 'x')
    await user.click(button(t('button.continue')))
    await waitFor(() => expect(pageText()).toContain(t('failed.title')))
    expect(host.seen.at(-1)?.body).toContain('"values":{"__proto__":"x"}')
  })

  it('UX-06: of 200 parameters make no keystroke render anything, but the first one that there is something to lose', async () => {
    const parameters = Array.from({ length: 200 }, (_, index) => parameter(`Setting ${index}`))
    const host = createHost({ connectors: [connector('Deskfern', [METHOD.apiKey], parameters)] })
    let renders = 0
    const { container } = render(
      <Profiler id="wizard" onRender={() => (renders += 1)}>
        <ConnectorAuthWizard accountConnectorId={host.idOf('Deskfern')} fetch={host.fetch} />
      </Profiler>,
    )
    await waitFor(() => expect(container.querySelectorAll('input')).toHaveLength(200))
    const input = container.querySelectorAll('input')[100]
    if (!input) throw new Error('no such input')
    await act(() => new Promise((resolve) => setTimeout(resolve, 300)))
    renders = 0
    fireEvent.change(input, { target: { value: 'h' } })
    expect(renders).toBe(1)
    for (const value of ['he', 'hel']) fireEvent.change(input, { target: { value } })
    expect(renders).toBe(1)
  })

  it('UX-01: and descriptions with markup are shown as text', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const html = '&lt;img src=x onerror=alert(1)&gt;'
    const { container } = await atTheSettings([parameter('Server', { Name: `${html} label`, Description: html })])
    expect(container.querySelector('img[src="x"]')).toBeNull()
    expect(pageText()).toContain(evil)
  })

  it('UX-02: have no script link from a guide', () => {
    const link = { href: 'javascript:alert(1)', label: 'Help' }
    expect(() =>
      createHost({ connectors: [connector('Postmoth', [METHOD.apiKey])], guides: [{ connector: 'Postmoth', link }] }),
    ).toThrow(/link/)
  })
})
