import { type Host, silence } from './createHost.js'

/** A PUT is done from now on and never answered. Says, when asked, whether one was. */
export function saveUnheard(host: Host): () => boolean {
  let saved = false
  host.on(({ method }, signal, pass) => {
    if (method !== 'PUT') return
    return pass().then(() => {
      saved = true
      return silence(signal)
    })
  })
  return () => saved
}
