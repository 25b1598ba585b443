import { guidesDe } from '../../src/guides/de.js'
import { guidesFr } from '../../src/guides/fr.js'
import { en } from '../../src/locales/en.js'
import { connectorLibrary } from '../../src/testing.js'
import { MESSAGES } from '../locales/languages.js'
import { driveByKeyboard } from './driveByKeyboard.js'
import { showConnector, test } from './fixtures.js'
import { isDriven, planFor, type Words } from './plan.js'
import { expectStored, reset } from './storedPlan.js'

// In one worker: a demo and a page take longer to open than a connector.
test.describe.configure({ mode: 'default' })

/** All connectors in this language: `LOCALE=de npx playwright test keyboard.spec.ts`. */
const LOCALE = process.env['LOCALE']

/** A key, a sign-in at the provider, and a form of many kinds of fields. */
const SAMPLE = ['BigCommerce', 'eBay', 'PostgreSQL']

const wordsIn = (locale: string): Words => ({
  locale,
  messages: Object.entries({ ...MESSAGES, en }).find(([name]) => name === locale)?.[1] ?? en,
  translations: [...guidesDe, ...guidesFr].filter(({ language }) => language === locale),
})

for (const [index, connector] of connectorLibrary.entries()) {
  const [method] = connector.authentication
  // Those of lookups are stored as ids, which connectors.spec.ts checks.
  if (method === undefined || connector.parameters.some(({ TriggerName }) => TriggerName !== null)) continue
  if (!isDriven(index) && !LOCALE && !SAMPLE.includes(connector.name)) continue
  for (const locale of LOCALE ? [LOCALE] : SAMPLE.includes(connector.name) ? ['en', 'de', 'ar'] : ['en']) {
    test(`${connector.name} connects by keyboard alone${locale === 'en' ? '' : ` in ${locale}`}`, async ({
      sharedPage: page,
      guided,
    }) => {
      const words = wordsIn(locale)
      const plan = planFor(connector, method, { guided: true, optional: true, words })
      const id = await reset(guided, plan)
      await showConnector(page, guided, id, locale)
      await driveByKeyboard(page, plan, words.messages)
      expectStored(guided, id, plan)
    })
  }
}
