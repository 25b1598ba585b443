/** What the work comes to, or a rejection with `late` after that many milliseconds. The work itself is not stopped. */
export async function withPatience<T>(work: () => T | Promise<T>, patience: number, late: () => Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), patience)
  })
  try {
    return await Promise.race([(async () => work())(), tooSlow])
  } finally {
    clearTimeout(timer)
  }
}
