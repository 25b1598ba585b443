import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { type Demo, startDemo } from '../../demo/server/startDemo.js'
import { ACCOUNT } from '../../src/testing.js'
import { driveWizard } from './driveWizard.js'
import { openConnector } from './fixtures.js'
import { keepReactRoots, pageMemory } from './pageMemory.js'
import { everyMethod, type Plan, planFor } from './plan.js'
import { watch } from './watch.js'

/** One of each kind: every place that a secret can be typed into. */
const WAYS = ['BambooHR', 'Chargebee', 'BigChange JobWatch', 'Marketo', 'Akeneo', 'SFTP Private Key', 'Vend', 'Neo4j']

/** The forms in which a secret could be somewhere without being found by its own letters. */
function formsOf(secret: string): string[] {
  // Base64 reads three bytes at a time: what stands before a secret decides how it looks.
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.from('x'.repeat(before) + secret, 'utf8').toString('base64')
    return text.slice(before === 0 ? 0 : 4, -4)
  })
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...base64]
}

test('no secret is anywhere but at Cyclr: not in an answer, a header, a log, an address, the storage, a cache or the page', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const log: string[] = []
  const line = (...args: unknown[]) => void log.push(JSON.stringify(args))
  const demo = await startDemo({ logger: { info: line, warn: line, error: line } })
  const seen = watch(page)
  await keepReactRoots(page)
  const memories: string[] = []
  const secrets = new Map<string, string>()
  const stored = (name: string) => {
    const value = `canary-${name}-${randomUUID()}`
    secrets.set(name, value)
    return value
  }

  for (const name of WAYS) {
    const { plan, id } = prepare(demo, name, stored)
    await openConnector(page, demo, id)
    await driveWizard(page, plan)
    const { text, caches } = await pageMemory(page)
    expect(caches, 'the search of the caches finds them').toBeGreaterThan(0)
    memories.push(text)
    checkArrived(demo, id, plan)
  }
  await provokeErrors(page, demo, secrets)

  // Where it must be: otherwise this test would look for something that never was.
  const atCyclr = demo.fake.requests.map(({ body, headers }) => body + JSON.stringify(headers)).join('\n')
  const owners = ['client-secret', 'typed'].map((name) => secrets.get(name) ?? demo.fake.options.clientSecret)
  for (const secret of owners) expect(formsOf(secret).some((form) => atCyclr.includes(form))).toBe(true)
  secrets.set('client-secret', demo.fake.options.clientSecret)

  const places = { ...seen, log, memories }
  expect(seen.answers.length).toBeGreaterThan(50)
  for (const [name, secret] of secrets) {
    for (const form of formsOf(secret)) {
      for (const [place, texts] of Object.entries(places)) {
        const found = texts.find((text) => text.includes(form))
        expect(found?.slice(0, 200), `${name} in ${place}`).toBeUndefined()
      }
    }
  }
  expect(log.join('\n')).not.toMatch(/Bearer |access\+|sign-in\+/)
  await demo.close()
})

/** A connector that already holds secrets, and a plan whose every secret is a canary. */
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
    return { ...entry, kept: value, typed: value }
  })
  return { plan: { ...plan, entries }, id: installed.id }
}

/** The positive control: each canary that was typed reached Cyclr. */
function checkArrived({ fake }: Demo, id: number, { entries }: Plan): void {
  const { authValue } = fake.find(id)
  const decoded = Buffer.from(authValue ?? '', 'base64').toString('utf8')
  const values = fake.properties(id).map(({ Value }) => Value)
  const all = [authValue, decoded, ...values].join('\n')
  for (const { typed, label } of entries) expect(all, label).toContain(typed)
}

/** Refused, dropped and broken answers, with a secret in every one of them. */
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
    const mend = demo.fake.fail({ ...fault, method: 'PUT' })
    await wizard.getByRole('button', { name: /^(Connect|Try again)/ }).click()
    await expect(wizard.getByRole('button', { name: /^(Connect|Try again)/ })).not.toHaveAttribute('aria-disabled')
    mend()
  }
}
