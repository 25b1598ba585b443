// Reads the reports of Vitest and Playwright into one form: counts, failed tests and flaky tests.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

function resultsOf(read, file) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { passed: 0, failed: 1, skipped: 0, again: [], broken: [`${file} cannot be read`] }
  }
}

const isBroken = ({ status }) => status === 'failed'
/** Vitest keeps the failure messages of a test that passed on a retry. */
const isAgain = ({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0
const asText = ({ file, fullName, failureMessages }) => `${file} › ${fullName}\n${oursOf(failureMessages[0])}`

function oursOf(stack) {
  return stack
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'))
    .join('\n')
}

export const readVitest = (file) => resultsOf(fromVitest, file)

export const readPlaywright = (file) => resultsOf(fromPlaywright, file)

function fromVitest({ numPassedTests, numFailedTests, numPendingTests, testResults }) {
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({ ...test, file: relative('.', name) })),
  )
  // A file that fails to load has no tests.
  const files = testResults.filter((file) => isBroken(file) && !file.assertionResults.some(isBroken))
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests,
    again: tests.filter(isAgain).map(asText),
    broken: [...tests.filter(isBroken).map(asText), ...files.map(({ name, message }) => `${name}\n${message}`)],
  }
}

function fromPlaywright({ stats, suites, errors }) {
  const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]
  const tests = suites.flatMap(specsOf).flatMap((spec) => spec.tests.map((test) => ({ ...test, spec })))
  const named = (status) =>
    tests
      .filter((test) => test.status === status)
      .map(({ spec, results }) => `test/e2e/${spec.file} › ${spec.title}\n${results[0]?.error?.message}`)
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    again: named('flaky'),
    broken: [...named('unexpected'), ...errors.map(({ message }) => message)],
  }
}
