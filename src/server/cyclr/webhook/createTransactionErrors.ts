import * as z from 'zod/mini'
import { ConnectorAuthError } from '../../../core/errors.js'
import { GUID_PATTERN } from '../../../core/protocol.js'
import { toConnectorAuthError } from '../../http/problem.js'
import type { ProxyConfig } from '../../options/ProxyOptions.js'
import { createCyclrApi } from '../createCyclrApi.js'
import { ACCOUNT_ID_PATTERN, type CyclrClient } from '../createCyclrClient.js'
import { createSharedReads } from '../createSharedReads.js'
import { isNotFound, isRefusal } from '../cyclrErrors.js'
import { type CycleDto, text } from '../dto.js'
import { guideOf, isAuthenticated } from '../toConnector.js'
import { isAuthenticationFailure } from './isAuthenticationFailure.js'

/** What a failed step of a cycle was about. Holds nothing of the error itself. */
export type TransactionError = {
  /** Id of the Cyclr account, as Cyclr posts it. */
  accountId: string
  /** Id of the cycle, a GUID in lower case. */
  cycleId: string
  /** The account connector of the step; `null` when it cannot be told. */
  accountConnectorId: string | null
  /** Whether the third party, or Cyclr, no longer accepts the connector's credentials: its user should reconnect it. */
  isAuthentication: boolean
}

/** Errors come in bursts: every transaction of a cycle fails at the same step. */
const SHARE_STEP_MS = 5_000
/** A step must not wait for the whole account. */
const MAX_UNAUTHENTICATED = 6

type FailedStep = { accountConnectorId: string | null; isUnauthenticated: boolean }
type Ids = { accountId: string; cycleId: string; stepId: string | null }

/** Reads what Cyclr's Transaction Error Webhook posts. */
export function createTransactionErrors(
  config: ProxyConfig,
  client: CyclrClient,
): (body: unknown) => Promise<TransactionError> {
  const steps = createSharedReads<FailedStep>(SHARE_STEP_MS)
  return async (body) => {
    const { message, detail, ...ids } = parseBody(body)
    const { accountId, cycleId } = ids
    const step = await steps
      .get(`${accountId} ${cycleId} ${ids.stepId}`, () => findStep(config, client, ids))
      .catch((error: unknown): FailedStep => {
        const { code } = toConnectorAuthError(error)
        config.logger.warn({ cycleId, code }, 'The step of a transaction error could not be read')
        return { accountConnectorId: null, isUnauthenticated: false }
      })
    return {
      accountId,
      cycleId,
      accountConnectorId: step.accountConnectorId,
      isAuthentication: step.isUnauthenticated || isAuthenticationFailure(message, detail),
    }
  }
}

const transactionError = z.object({ AccountId: text, CycleId: text, StepId: text, Message: text, Detail: text })

/** Throws `invalid_request`, which holds nothing of the body. */
function parseBody(body: unknown): Ids & { message: string; detail: string } {
  const { AccountId, CycleId, StepId, Message, Detail } = parse(body)
  if (AccountId === null || !ACCOUNT_ID_PATTERN.test(AccountId)) throw notAnError()
  if (CycleId === null || !GUID_PATTERN.test(CycleId)) throw notAnError()
  const stepId = StepId !== null && GUID_PATTERN.test(StepId) ? StepId.toLowerCase() : null
  return { accountId: AccountId, cycleId: CycleId.toLowerCase(), stepId, message: Message ?? '', detail: Detail ?? '' }
}

function parse(body: unknown): z.infer<typeof transactionError> {
  try {
    return z.parse(transactionError, typeof body === 'string' ? JSON.parse(body) : body)
  } catch {
    throw notAnError()
  }
}

function notAnError(): ConnectorAuthError {
  return new ConnectorAuthError('invalid_request', { cause: new Error('not the body of a transaction error') })
}

/**
 * The connector of a step. Where Cyclr does not say which one that is, it is the only one of the cycle that is not
 * authenticated, or the only one at all (A).
 */
async function findStep(
  config: ProxyConfig,
  client: CyclrClient,
  { accountId, cycleId, stepId }: Ids,
): Promise<FailedStep> {
  const api = createCyclrApi(client, accountId)
  const [connectors, ofStep] = await Promise.all([
    api.cycle(cycleId).then(({ Connectors }) => Connectors),
    // The rest of the cycle may still tell.
    stepId === null ? null : api.connectorOfStep(cycleId, stepId).catch(() => null),
  ])
  const unauthenticated = await unauthenticatedOf(config, api, connectors)
  const all = [...new Set(connectors.flatMap(({ AccountConnectorId }) => AccountConnectorId ?? []))]
  const accountConnectorId = ofStep ?? onlyOne(unauthenticated) ?? onlyOne(all)
  const isUnauthenticated =
    accountConnectorId === null ? unauthenticated.length > 0 : unauthenticated.includes(accountConnectorId)
  return { accountConnectorId, isUnauthenticated }
}

/** Each is read: a connector that needs no credentials may always read as not authenticated (A). */
async function unauthenticatedOf(
  config: ProxyConfig,
  api: ReturnType<typeof createCyclrApi>,
  connectors: CycleDto['Connectors'],
): Promise<readonly string[]> {
  const ids = new Set(connectors.flatMap((one) => (one.Authenticated === false ? (one.AccountConnectorId ?? []) : [])))
  const read = await Promise.all(
    [...ids].slice(0, MAX_UNAUTHENTICATED).map((id) => api.connector(id).catch(nullIfRefused)),
  )
  return read.flatMap((dto) => (dto === null || isAuthenticated(dto, guideOf(dto, config)) ? [] : [dto.Id]))
}

function nullIfRefused(error: unknown): null {
  if (isNotFound(error) || isRefusal(error)) return null
  throw error
}

function onlyOne(ids: readonly string[]): string | null {
  return ids.length === 1 ? (ids[0] ?? null) : null
}
