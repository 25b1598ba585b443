import { describe, expect, it } from 'vitest'
import { authorizeWithSessionToken, createSessionToken } from '../../src/server.js'
import { createHarness, ORIGIN } from './harness.js'
import { from, GRANT, harnessFor, PAGE, SECRET } from './sessionTokens.js'

/** The status of a read with these headers and a token for these origins. */
async function statusFor(headers: Record<string, string>, allowedOrigins: readonly string[] = [PAGE]): Promise<number> {
  const { ask } = createHarness({
    options: { authorize: authorizeWithSessionToken(SECRET), allowedOrigins: [PAGE, 'https://evil.test'] },
  })
  const token = await createSessionToken(SECRET, { ...GRANT, allowedOrigins })
  const answer = await ask('/connectors/7', {
    headers: { 'X-Connector-Wizard': '1', Authorization: `Bearer ${token}`, ...headers },
  })
  return answer.status
}

describe('The origin a session token is bound to', () => {
  it('is the origin of the page that sends it: a stolen token does not work on another page', async () => {
    expect(await statusFor({ Origin: PAGE })).toBe(200)
    expect(await statusFor({ Origin: 'https://evil.test' })).toBe(403)
    expect(await statusFor({ Origin: `${PAGE}.evil.test` })).toBe(403)
    expect(await statusFor({ Origin: 'null' })).toBe(403)
  })

  it('is the proxy’s own for a same-origin read, which has no Origin header', async () => {
    expect(await statusFor({ 'Sec-Fetch-Site': 'same-origin' }, [ORIGIN])).toBe(200)
    expect(await statusFor({ 'Sec-Fetch-Site': 'same-origin' }, [PAGE])).toBe(403)
  })

  it.each(['same-site', 'cross-site', 'none', ''])('is missing otherwise: Sec-Fetch-Site %j', async (site) => {
    expect(await statusFor({ 'Sec-Fetch-Site': site }, [ORIGIN, PAGE])).toBe(403)
  })

  it('is missing without Origin and Sec-Fetch-Site', async () => {
    expect(await statusFor({}, [ORIGIN, PAGE])).toBe(403)
  })

  it('PA-16: is allowed by name and never reflected, in answers and errors', async () => {
    const { ask } = harnessFor(SECRET)
    const answers = [
      await ask('/connectors/7', { headers: from(await createSessionToken(SECRET, GRANT)) }),
      await ask('/connectors/7', { headers: from('a.b.c') }),
      await ask('/connectors/7', { headers: from('a.b.c', 'https://evil.test') }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 401])
    expect(answers.map(({ headers }) => headers.get('Access-Control-Allow-Origin'))).toEqual([PAGE, PAGE, null])
    for (const { headers } of answers) expect(headers.get('Vary')).toContain('Origin')
  })
})
