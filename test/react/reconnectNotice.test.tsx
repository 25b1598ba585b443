import { expect, it } from 'vitest'
import { ACCOUNT } from '../../src/testing.js'
import { button, field, t, title } from './ask.js'
import { connector, METHOD } from './connectors.js'
import { createHost } from './createHost.js'
import { renderWizard } from './renderWizard.js'

const CYCLE = '0f8fad5b-d9cb-469f-a165-70867728950e'
const STEP = '519713ff-57cf-49ef-9c00-f3a3e1569268'

it('A transaction error leads to the wizard that reconnects its connector', async () => {
  const host = createHost({
    connectors: [connector('Harbor', [METHOD.apiKey]), connector('Postmoth', [METHOD.apiKey])],
  })
  const [harbor, postmoth] = [host.idOf('Harbor'), host.idOf('Postmoth')]
  for (const id of [harbor, postmoth]) host.cyclr.authenticate(id, 'expired')
  host.cyclr.cycles.set(CYCLE, { name: 'Sync', connectors: [harbor, postmoth], steps: { [STEP]: postmoth } })

  const notice = await host.proxy.readTransactionError({
    AccountId: ACCOUNT,
    CycleId: CYCLE,
    StepId: STEP,
    Message: 'Failed to call the method',
    Detail: '401 Unauthorized\r\n{"message":"The key has expired"}',
  })
  expect(notice).toEqual({
    accountId: ACCOUNT,
    cycleId: CYCLE,
    accountConnectorId: postmoth,
    isAuthentication: true,
  })

  const { name } = host.cyclr.find(notice.accountConnectorId ?? '')
  const { user, onSuccess } = renderWizard(host, name, { intent: 'reconnect' })
  await title(t('reconnect.title'))
  await user.click(button(t('button.reconnect')))
  await user.type(await screenField(), 'pm_live_12345678{Enter}')
  await title(t('success.savedTitle'))
  expect(onSuccess.mock.calls[0]?.[0]).toMatchObject({ accountConnectorId: postmoth, isReconnect: true })
  expect([host.cyclr.find(harbor).authValue, host.cyclr.find(postmoth).authValue]).toEqual([
    'expired',
    'pm_live_12345678',
  ])
})

const screenField = async () => {
  await title(t('apiKey.replace', { label: t('apiKey.label') }))
  return field(t('apiKey.label'))
}
