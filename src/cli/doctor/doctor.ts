import { readOrigin, readUrl } from '../../server/options/readOrigin.js'
import { readGuides } from '../readGuides.js'
import { missingSettings, type ReadSettings, readSettings } from '../readSettings.js'
import { IN_ENVIRONMENT, REQUIRED_SETTINGS, type Settings, variableOf } from '../settings.js'
import { EXIT, UsageError } from '../UsageError.js'
import { type Check, failed, ok } from './Check.js'
import { type Access, checkAccount, checkSignInToken } from './checkAccount.js'
import { checkPublicUrl } from './checkPublicUrl.js'
import { checkService, checkSignInPage } from './checkService.js'
import { checkStore } from './checkStore.js'
import { checkToken, requestToken } from './checkToken.js'
import { checkVerification, suggestVerify } from './checkVerification.js'
import { hasFailed, printReport, toJson } from './printReport.js'
import { textOf } from './probe.js'

type DoctorOptions = { config?: string | undefined; json?: boolean | undefined; 'suggest-verify'?: string | undefined }

/** Checks the settings against what they lead to. Resolves to a report of what is wrong and how to mend it, and the exit code. */
export async function doctor(
  environment: NodeJS.ProcessEnv,
  options: DoctorOptions,
  isTerminal: boolean,
): Promise<{ text: string; code: number }> {
  const suggestFor = options['suggest-verify']
  if (suggestFor !== undefined && !/^[1-9]\d{0,18}$/.test(suggestFor)) {
    throw new UsageError(['--suggest-verify needs the id of an account connector, which is an integer'])
  }
  const read = await readSettings(environment, options.config)
  const checks = [...checkSettings(read), ...(await checkAll(read.settings, suggestFor))]
  const text = options.json ? toJson(checks) : printReport(checks, isTerminal)
  return { text, code: hasFailed(checks) ? EXIT.failed : EXIT.ok }
}

function checkSettings(read: ReadSettings): readonly Check[] {
  const wrong = read.problems.map((problem) => wrongSetting('settings', problem))
  const missing = missingSettings(read, REQUIRED_SETTINGS).map((name) =>
    failed('settings', `${variableOf(name)} is not set.`, `Set it: ${IN_ENVIRONMENT[name]}.`),
  )
  const all = [...wrong, ...missing]
  return all.length > 0 ? all : [ok('settings', 'Every setting has the right form.')]
}

async function checkAll(settings: Settings, suggestFor: string | undefined): Promise<readonly Check[]> {
  const { cyclrApiDomain, cyclrServiceDomain, redisUrl } = settings
  const publicUrl = settings.publicUrl === undefined ? undefined : readUrl('', settings.publicUrl).href
  const apiOrigin = cyclrApiDomain === undefined ? null : readOrigin('', cyclrApiDomain)
  const serviceOrigin = cyclrServiceDomain === undefined ? null : readOrigin('', cyclrServiceDomain)
  const [cyclr, service, address, store] = await Promise.all([
    apiOrigin === null ? [] : checkCyclr(apiOrigin, serviceOrigin, settings, suggestFor),
    serviceOrigin === null ? [] : checkService(serviceOrigin, apiOrigin, publicUrl),
    publicUrl === undefined ? [] : checkPublicUrl(publicUrl),
    orFailed('store', checkStore(redisUrl)),
  ])
  return [...cyclr, ...service, ...address, ...store]
}

/** One setting that cannot be used leaves the others to check. */
function orFailed(id: string, checks: Promise<readonly Check[]>): Promise<readonly Check[]> {
  return checks.catch((error: unknown) => {
    if (!(error instanceof UsageError)) throw error
    return error.problems.map((problem) => wrongSetting(id, problem))
  })
}

/** `problem`: what is wrong, and mostly how to mend it. */
function wrongSetting(id: string, problem: string): Check {
  const [found = '', ...fix] = problem.split('. ')
  return failed(id, `${found}.`, fix.length === 0 ? 'Correct the setting.' : `${fix.join('. ')}.`)
}

/** What needs an access token, step by step. */
async function checkCyclr(
  apiOrigin: string,
  serviceOrigin: string | null,
  settings: Settings,
  suggestFor: string | undefined,
): Promise<readonly Check[]> {
  if (settings.cyclrClientId === undefined || settings.cyclrClientSecret === undefined) return []
  const answer = await requestToken(apiOrigin, settings, null)
  const checks = [...checkToken(apiOrigin, answer)]
  const unscoped = 'failure' in answer ? null : textOf(answer.json, 'access_token')
  if (unscoped === null) return checks
  const account = await checkAccount(apiOrigin, settings, unscoped)
  checks.push(...account.checks)
  if (account.access === null) return checks
  const { access, connectors } = account
  const signIn = await checkSignInToken(access, settings.cyclrSignInUser)
  checks.push(...signIn.checks)
  if (serviceOrigin !== null) checks.push(await checkSignInPage(serviceOrigin, connectors, signIn.token))
  checks.push(...(await orFailed('verify', checkMethods(access, connectors, settings, suggestFor))))
  return checks
}

async function checkMethods(
  access: Access,
  connectors: readonly unknown[],
  { guides, verify }: Settings,
  suggestFor: string | undefined,
): Promise<readonly Check[]> {
  if (suggestFor !== undefined) return suggestVerify(access, suggestFor)
  const ofGuides = (await readGuides(guides)).flatMap((guide) =>
    'verify' in guide && guide.verify ? [[guide.connector, guide.verify] as const] : [],
  )
  return checkVerification(access, connectors, new Map([...ofGuides, ...Object.entries(verify ?? {})]))
}
