/** Platforms where each request may reach another instance, by an environment variable that they set. */
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

/** The name of the serverless platform, or `null` elsewhere. */
export function serverlessPlatform(environment: Environment): string | null {
  const found = Object.entries(PLATFORMS).find(([variable]) => environment[variable])
  return found?.[1] ?? null
}

/** The environment variables, on runtimes that have them. */
export function environment(): Environment {
  return globalThis.process?.env ?? {}
}
