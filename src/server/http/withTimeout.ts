/** What `work` comes to, or `late`, thrown, when it takes longer than `patience` milliseconds. */
export async function withTimeout<T>(work: () => Promise<T>, patience: number, late: () => Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), patience)
  })
  try {
    return await Promise.race([work(), tooSlow])
  } finally {
    clearTimeout(timer)
  }
}
