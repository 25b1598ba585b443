/** The words of a system name or a label, lower-cased: `SshPrivateKey` → `ssh private key`, `APIKey_2` → `api key 2`. */
export function wordsOf(name: string): string[] {
  return name
    .replaceAll('OAuth', 'Oauth')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .split(/[\s_-]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}

const ACRONYMS = new Set(['api', 'id', 'ip', 'ssh', 'ssl', 'tls', 'uri', 'url', 'guid', 'sso'])

/** A label for a parameter that has only a system name: `AccountId` → `Account ID`. */
export function labelFromName(name: string): string {
  const text = wordsOf(name)
    .map((word) => (ACRONYMS.has(word) ? word.toUpperCase() : word.replace('oauth', 'OAuth')))
    .join(' ')
  return text === '' ? name : text.charAt(0).toUpperCase() + text.slice(1)
}

/** A label within a sentence: "Access token" is "access token" there; "API key" stays. */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
