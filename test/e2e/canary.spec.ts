import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { type Demo, startDemo } from '../../demo/server/startDemo.js'
import { ACCOUNT } from '../../src/testing.js'
import { driveWizard } from './driveWizard.js'
import { openConnector } from './fixtures.js'
import { keepReactRoots, pageMemory } from './pageMemory.js'
import { everyMethod, type Plan, planFor } from './plan.js'
import { recordTraffic } from './recordTraffic.js'

/** One connector of each auth kind: together they have every kind of secret field. */
const CONNECTORS = [
  'BambooHR',
  'Chargebee',
  'BigChange JobWatch',
  'Marketo',
  'Akeneo',
  'SFTP Private Key',
  'Vend',
  'Neo4j',
]

/** The encodings in which a secret could occur. */
function encodingsOf(secret: string): string[] {
  // Base64 encodes three bytes at a time, so the encoding of a secret depends on its offset.
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.from('x'.repeat(before) + secret, 'utf8').toString('base64')
    return text.slice(before === 0 ? 0 : 4, -4)
  })
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...base64]
}

test('secrets occur only in requests to Cyclr: not in responses, headers, logs, URLs, storage, caches or the page', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const log: string[] = []
  const line = (...args: unknown[]) => void log.push(JSON.stringify(args))
  const demo = await startDemo({ logger: { info: line, warn: line, error: line } })
  const traffic = recordTraffic(page)
  await keepReactRoots(page)
  const memories: string[] = []
  const secrets = new Map<string, string>()
  const canary = (name: string) => {
    const value = `canary-${name}-${randomUUID()}`
    secrets.set(name, value)
    return value
  }

  for (const name of CONNECTORS) {
    const { plan, id } = prepare(demo, name, canary)
    await openConnector(page, demo, id)
    await driveWizard(page, plan)
    const { text, caches } = await pageMemory(page)
    expect(caches, 'query caches found in the page').toBeGreaterThan(0)
    memories.push(text)
    expectStored(demo, id, plan)
  }
  await provokeErrors(page, demo, secrets)

  // Positive control: the search finds the secrets in the requests to Cyclr.
  const cyclrRequests = demo.fake.requests.map(({ body, headers }) => body + JSON.stringify(headers)).join('\n')
  const sentSecrets = ['client-secret', 'typed'].map((name) => secrets.get(name) ?? demo.fake.options.clientSecret)
  for (const secret of sentSecrets) expect(encodingsOf(secret).some((form) => cyclrRequests.includes(form))).toBe(true)
  secrets.set('client-secret', demo.fake.options.clientSecret)

  const haystacks = { ...traffic, log, memories }
  expect(traffic.responses.length).toBeGreaterThan(50)
  for (const [name, secret] of secrets) {
    for (const form of encodingsOf(secret)) {
      for (const [where, texts] of Object.entries(haystacks)) {
        const found = texts.find((text) => text.includes(form))
        expect(found?.slice(0, 200), `${name} in ${where}`).toBeUndefined()
      }
    }
  }
  expect(log.join('\n')).not.toMatch(/Bearer |access\+|sign-in\+/)
  await demo.close()
})

/** A connector with stored secrets, and a plan in which every secret is a canary. */
function prepare(demo: Demo, name: string, canary: (name: string) => string): { plan: Plan; id: number } {
  const { connector, method } = everyMethod.find((one) => one.connector.name === name) ?? {}
  const [installed] = demo.fake.installed({ name, accountId: ACCOUNT })
  if (!connector || !method || !installed) throw new Error(`${name} is not in the library`)
  installed.authValue = canary(`${name} stored`)
  const plan = planFor(connector, method, { guided: true, optional: true })
  const entries = plan.entries.map((entry) => {
    const isSecret = entry.parameter === null || entry.parameter.IsSensitive
    if (!isSecret) return entry
    const value = canary(`${name} ${entry.label}`)
    return { ...entry, stored: value, typed: value }
  })
  return { plan: { ...plan, entries }, id: installed.id }
}

/** Positive control: every canary that was typed is stored in Cyclr. */
function expectStored({ fake }: Demo, id: number, { entries }: Plan): void {
  const { authValue } = fake.find(id)
  const decoded = Buffer.from(authValue ?? '', 'base64').toString('utf8')
  const values = fake.properties(id).map(({ Value }) => Value)
  const all = [authValue, decoded, ...values].join('\n')
  for (const { typed, label } of entries) expect(all, label).toContain(typed)
}

/** Produces error responses, HTML and dropped connections, some with a secret in the body. */
async function provokeErrors(page: Page, demo: Demo, secrets: Map<string, string>): Promise<void> {
  const typed = `wrong-canary-${randomUUID()}`
  secrets.set('typed', typed)
  const [installed] = demo.fake.installed({ name: 'Sticky', accountId: ACCOUNT })
  if (!installed) throw new Error('Sticky is not installed')
  const faults = [
    { status: 400, body: typed },
    { status: 500, body: typed },
    { html: true },
    { drop: 'before' as const },
  ]
  await openConnector(page, demo, installed.id)
  const wizard = page.locator('.caw-root')
  await wizard.locator('input[type="password"]').fill(typed)
  for (const fault of faults) {
    const removeFault = demo.fake.fail({ ...fault, method: 'PUT' })
    await wizard.getByRole('button', { name: /^(Connect|Try again)/ }).click()
    await expect(wizard.getByRole('button', { name: /^(Connect|Try again)/ })).not.toHaveAttribute('aria-disabled')
    removeFault()
  }
}
