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

/**
 * A label within a sentence: "Company Subdomain" is "company subdomain" there. "API key" stays, and so do words of mixed
 * case and those of `name`, the provider's own. In other languages than English, capitals are kept.
 */
export function inSentence(label: string, name: string, lang: string): string {
  if (!/^en\b/i.test(lang)) return label
  const own = name.split(/\s+/)
  return label.replace(/[\p{L}\d]+/gu, (word) =>
    /^\p{Lu}\p{Ll}+$/u.test(word) && !own.includes(word) ? word.toLowerCase() : word,
  )
}
