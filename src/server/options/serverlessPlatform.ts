/** By the variables they set, where each request may meet another instance. */
const PLATFORMS: Readonly<Record<string, string>> = {
  VERCEL: 'Vercel',
  NETLIFY: 'Netlify',
  AWS_LAMBDA_FUNCTION_NAME: 'AWS Lambda',
  CF_PAGES: 'Cloudflare Pages',
  FUNCTIONS_WORKER_RUNTIME: 'Azure Functions',
  K_SERVICE: 'Cloud Run',
  DENO_DEPLOYMENT_ID: 'Deno Deploy',
}

export type Environment = Readonly<Record<string, string | undefined>>

/** The serverless platform this runs on, or `null`. */
export function serverlessPlatform(environment: Environment): string | null {
  const found = Object.entries(PLATFORMS).find(([variable]) => environment[variable])
  return found?.[1] ?? null
}

/** The environment's variables, on runtimes that have any. */
export function environment(): Environment {
  return globalThis.process?.env ?? {}
}
