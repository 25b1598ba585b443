import { METHOD } from '../../react/connectors.js'
import { driveByAutofill } from '../driveByAutofill.js'
import { expect, test } from '../oauth/testSite/test.js'
import { isFull, planFor } from '../plan.js'
import { expectStored } from '../storedPlan.js'
import { elementPage } from './elementPage.js'
import { HARBOR } from './harbor.js'

const plain = elementPage(([id]) => `<connector-auth-wizard account-connector-id="${id}"></connector-auth-wizard>`)

for (const filling of isFull ? (['silent', 'events'] as const) : (['silent'] as const)) {
  for (const method of [METHOD.basic, METHOD.apiKey]) {
    test(`B4: the element connects with ${method.AuthName} by autofill alone, ${filling}`, async ({
      page,
      startSite,
    }) => {
      const plan = planFor(HARBOR, method, { guided: false, optional: true })
      const site = await startSite({ library: [HARBOR], connectors: ['Harbor'], plain })
      await page.goto(site.url)
      await driveByAutofill(page, plan, filling)
      expect(site.ids).toHaveLength(1)
      expectStored(site, Number(site.id), plan)
    })
  }
}
