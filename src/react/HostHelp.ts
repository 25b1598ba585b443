/** The host's own help, in place of a guide's: plain text, and a link with `https:`. */
export type HostHelp = {
  /** Where the values are found. At most four are shown. */
  steps?: readonly string[] | undefined
  link?: { href: string; label: string } | undefined
}
