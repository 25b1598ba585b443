import { expect } from '@playwright/test'
import { ACCOUNT, connectorLibrary } from '../../src/testing.js'
import { driveWizard } from './driveWizard.js'
import { openConnector, test } from './fixtures.js'
import { planFor } from './plan.js'
import { randomPem } from './randomValue.js'

/** Values that an incorrect encoding or trimming would change, with a field that accepts each. */
const VALUES: readonly [what: string, connector: string, label: string, value: string][] = [
  ['a key in PEM form, with its line breaks', 'SFTP Private Key', 'Private Key', randomPem()],
  ['a value with slashes', 'Less Annoying CRM', 'User Code', 'C1/D1/U1/P1'],
  ['a negative number', 'ClubReady', 'Chain ID', '-99'],
  ['a password with a colon', 'Act!', 'Password', 'a:b::c'],
  ['a password in Japanese', 'Farmers AGP', 'Password', '日本 パス'],
  ['a key with spaces', 'Sticky', 'API key', 'Endpoint=sb://x/; Key=a b  c='],
]

for (const [what, name, label, value] of VALUES) {
  test(`${what} is stored as typed`, async ({ page, unguided: demo }) => {
    const connector = connectorLibrary.find((one) => one.name === name)
    const [installed] = demo.fake.installed({ name, accountId: ACCOUNT })
    const method = connector?.authentication[0]
    if (!connector || !method || !installed) throw new Error(`${name} is not in the library`)
    Object.assign(installed, { authenticated: false, authValue: null, properties: [] })
    const plan = planFor(connector, method, { guided: false, optional: false })
    const entries = plan.entries.map((entry) => (entry.label === label ? { ...entry, typed: value } : entry))
    await openConnector(page, demo, installed.id)
    await driveWizard(page, { ...plan, entries })

    const { authValue } = demo.fake.find(installed.id)
    const decoded = Buffer.from(authValue ?? '', 'base64').toString('utf8')
    const login = decoded.slice(decoded.indexOf(':') + 1)
    const values = demo.fake.properties(installed.id).map(({ Value }) => Value)
    expect([authValue, login, ...values]).toContain(value)
  })
}
