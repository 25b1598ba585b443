declare module 'autocannon' {
  export type Request = { method: string; path: string; headers: Record<string, string>; body?: string }
  export type Options = {
    url: string
    connections: number
    duration: number
    overallRate?: number
    headers?: Record<string, string>
    requests?: readonly {
      setupRequest: (request: Request, context: Record<string, unknown>) => Request
      onResponse?: (status: number, body: string, context: Record<string, unknown>) => void
    }[]
  }
  export type Result = {
    requests: { average: number; total: number }
    latency: { p50: number; p97_5: number; p99: number }
    errors: number
    timeouts: number
    '2xx': number
    non2xx: number
  }
  export default function autocannon(options: Options): Promise<Result>
}
