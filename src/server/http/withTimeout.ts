/** Settles as `work` does. Rejects with `timeoutError()` when `work` takes longer than `milliseconds`; it is not stopped. */
export async function withTimeout<T>(
  work: () => Promise<T>,
  milliseconds: number,
  timeoutError: () => Error,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timeoutError()), milliseconds)
  })
  try {
    return await Promise.race([work(), timeout])
  } finally {
    clearTimeout(timer)
  }
}
