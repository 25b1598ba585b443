import { assumed, type Check, failed, ok } from './Check.js'
import { type Access, callAccount, reasonOf } from './checkAccount.js'
import { type Answer, type Probed, plain, textOf } from './probe.js'

type TestMethod = { name: string | null; id: string }

/** Whether each test method runs, by an account connector of its connector that is authenticated. */
export async function checkVerification(
  access: Access,
  connectors: readonly unknown[],
  methods: ReadonlyMap<string, string>,
): Promise<readonly Check[]> {
  if (methods.size === 0) {
    const fix =
      'Find test methods with --suggest-verify <account connector id>, and set them as "verify" in the config file.'
    return [assumed('verify', 'No test method is set: credentials are saved, and nothing proves that they work.', fix)]
  }
  const checks: Check[] = []
  for (const [name, id] of methods) {
    const installed = connectors.find((one) => nameOf(one) === name && Object(one).Authenticated === true)
    checks.push(
      installed === undefined
        ? assumed(
            'verify',
            `The test method of ${plain(name)} was not run: no account connector of it is authenticated in this account.`,
            'Authenticate one in the account, and run this again.',
          )
        : explain(name, await run(access, String(Object(installed).Id), id)),
    )
  }
  return checks
}

/** Names of methods that only read and need nothing, as far as a name can tell. The best come first. */
const READING = /^(get|list|read|find|retrieve|fetch|search|check|test|ping)\b/i
const WRITING = /\b(create|add|update|delete|remove|send|upsert|set|upload|post|cancel|by|for)\b/i
const BEST = /\b(current|me|who ?am ?i|myself|profile|account|organi[sz]ation|company|ping|test|status|users?)\b/i
const MAX_TRIES = 3

/** Looks for a test method among the methods of an account connector, and runs the likeliest. */
export async function suggestVerify(access: Access, accountConnectorId: string): Promise<readonly Check[]> {
  const id = 'suggest-verify'
  const read = await callAccount(access, `/v1.0/account/connectors/${accountConnectorId}`)
  const name = 'failure' in read ? null : nameOf(read.json)
  if ('failure' in read || name === null) {
    const fix = 'Pass the id of an account connector of CYCLR_ACCOUNT_ID.'
    return [failed(id, `Account connector ${accountConnectorId} cannot be read (${reasonOf(read)}).`, fix)]
  }
  const release = String(Object(Object(read.json).Connector).Id)
  const list = await callAccount(access, `/v1.0/connectors/${encodeURIComponent(release)}/methods`)
  const likely = 'failure' in list ? [] : candidates(list)
  if (likely.length === 0) {
    const fix =
      'Look in the connector in the console for a method that reads without parameters, and copy its MethodUniqueIdentifier.'
    return [assumed(id, `No method of ${plain(name)} has a name that only reads (${reasonOf(list)}).`, fix)]
  }
  const names = likely.map((one) => `${plain(one.name ?? '')} (${one.id})`).join(', ')
  if (Object(read.json).Authenticated !== true) {
    const fix = 'Authenticate the account connector, and run this again: then they are tried.'
    return [assumed(id, `Likely test methods of ${plain(name)}, not tried: ${names}.`, fix)]
  }
  for (const one of likely) {
    const answer = await run(access, accountConnectorId, one.id)
    if (isSuccess(answer)) {
      return [
        ok(
          id,
          `${plain(one.name ?? '')} works. In the config file: "verify": ${JSON.stringify({ [plain(name)]: one.id })}.`,
        ),
      ]
    }
    if (!('failure' in answer) && answer.status === 403) return [notApproved(id, answer)]
  }
  const fix = 'They may need parameters, or the stored credentials are wrong. Choose another method in the console.'
  return [assumed(id, `None of the likely test methods of ${plain(name)} answered with success: ${names}.`, fix)]
}

function candidates(list: Answer): readonly TestMethod[] {
  const methods: readonly unknown[] = Array.isArray(list.json) ? list.json : []
  return methods
    .flatMap((one): TestMethod[] => {
      const id = textOf(one, 'MethodUniqueIdentifier')
      return id !== null && /^[\da-f-]{36}$/i.test(id) ? [{ id, name: textOf(one, 'Name') }] : []
    })
    .filter(({ name }) => name !== null && READING.test(name) && !WRITING.test(name))
    .toSorted((a, b) => Number(BEST.test(b.name ?? '')) - Number(BEST.test(a.name ?? '')))
    .slice(0, MAX_TRIES)
}

/** Runs a method of an account connector against the third party, without parameters (O). */
function run(access: Access, accountConnectorId: string, method: string): Promise<Probed> {
  return callAccount(access, `/v1.0/account/connectors/${accountConnectorId}/test/${method}`, {})
}

function explain(name: string, answer: Probed): Check {
  const connector = plain(name)
  if (isSuccess(answer)) return ok('verify', `The test method of ${connector} works.`)
  const status = 'failure' in answer ? null : answer.status
  if (!('failure' in answer) && status === 403) return notApproved('verify', answer)
  if (status === 404) {
    const fix = 'Copy the MethodUniqueIdentifier of a method of this connector, or find one with --suggest-verify.'
    return failed('verify', `${connector} has no method of the id that is set.`, fix)
  }
  // A 400 also answers a call that is wrong in itself (O).
  const fix =
    'The method may need parameters, or the stored credentials are wrong. Reconnect the account connector, or choose another method.'
  return assumed('verify', `The test method of ${connector} did not succeed (${reasonOf(answer)}).`, fix)
}

/** Cyclr names the address (D). It is that of this machine, and the proxy may have another one. */
function notApproved(id: string, { text }: Answer): Check {
  const address = /\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[\da-f]{1,4}(?::[\da-f]{0,4}){2,7}\b/i.exec(text)?.[0]
  const which = address === undefined ? 'the address of this machine' : `the address ${address}`
  const fix =
    'Ask Cyclr to approve the address of the proxy. Until then the verification of saved credentials is unknown.'
  return failed(id, `Cyclr does not run methods for ${which}.`, fix)
}

function isSuccess(answer: Probed): boolean {
  return !('failure' in answer) && answer.status === 200
}

function nameOf(connector: unknown): string | null {
  return textOf(Object(connector).Connector, 'Name')
}
