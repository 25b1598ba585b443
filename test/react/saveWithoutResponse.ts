import { type Host, noResponse } from './createHost.js'

/** Every PUT from now on reaches the proxy but gets no response. Returns a function that says whether one has. */
export function saveWithoutResponse(host: Host): () => boolean {
  let saved = false
  host.on(({ method }, signal, pass) => {
    if (method !== 'PUT') return
    return pass().then(() => {
      saved = true
      return noResponse(signal)
    })
  })
  return () => saved
}
