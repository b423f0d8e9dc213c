import { isMisleading, spellInSentence, spellOut } from './misleading-text'

/** An address whose host is another one for a machine than for a reader. */
export type HostForms = {
  /** What stands before the host. */
  before: string
  /** The host that is asked, in ASCII (`xn--…`). */
  ascii: string
  /** The host as it was written. */
  written: string
  /** What stands after the host. */
  after: string
}

/**
 * Takes an address apart whose host differs in its ASCII form, as the URL parser makes it: names in other scripts
 * (punycode, RFC 3492), characters that a parser drops or replaces, addresses in other notations. `null` for all others.
 */
export function hostForms(url: string): HostForms | null {
  const [, before = '', written = '', after = ''] =
    /^(https?:\/\/(?:[^/?#]*@)?)([^/?#:[\]@\\]+)(.*)$/isu.exec(url.trim()) ?? []
  if (written === '' || !URL.canParse(url.trim())) return null
  const ascii = new URL(url.trim()).hostname
  return written.toLowerCase() === ascii ? null : { before, ascii, written, after }
}

/** True for an address that does not read as what it is. */
export const isOddAddress = (url: string): boolean => hostForms(url) !== null || isMisleading(url.trim())

/** For places that take only a string: an address with its ASCII host, and the written one beside it. */
export function spellAddress(url: string): string {
  const forms = hostForms(url)
  if (forms === null) return spellInSentence(url)
  const { before, ascii, written, after } = forms
  return `${spellOut(before + ascii + after)} (${spellInSentence(written)})`
}
