/**
 * Calls a function of the host, at once. What it throws or rejects with is reported to the console, and the wizard goes on
 * without its result.
 */
export async function callHost<T>(name: string, call: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await call()
  } catch (error) {
    console.error(`ConnectorAuthWizard: ${name} threw an error.`, error)
    return undefined
  }
}
