/**
 * Something in a pasted text that is not taken over, and why. `text` names it in a word that can't hold a secret (see
 * `shown-words.ts`); empty where there is no such word, then it is only counted.
 */
export type Left = { why: LeftReason; text: string }

export type LeftReason =
  /** The request has a body, or may have one, that can't be known here: seed and webhook stay as they are. */
  | 'unread'
  /** The seed is what a program or a shell would put there. */
  | 'seed'
  /** A way to log in that a start does not have, or one that can't be read. */
  | 'credential'
  /** Headers that can't be read, so whatever they hold. */
  | 'headers'
  /** A further request beside the one that is taken. */
  | 'request'
  /** A line that was meant to go on and does not, so the lines after it belong to nothing. */
  | 'continuation'
  /** An option of the program that has no counterpart here. */
  | 'option'
  /** A header that a start does not have. */
  | 'header'
  /** A header or credential whose value is no such thing. */
  | 'value'
  /** Where a value belongs: `<YOUR_TOKEN>`, `$TOKEN`, or a call that reads it from elsewhere. */
  | 'placeholder'
  /** A variable inside the body, left there as it is written. */
  | 'variable'
  /** A member of the body that a start does not have. */
  | 'member'
  /** A key that stands twice; the last one counts. */
  | 'repeated'
  /** A file of the operator's machine, which a page can't read. */
  | 'file'
  /** A form: fields and files, where a start wants JSON. */
  | 'form'
  /** Another command, a pipe, a redirection. */
  | 'command'
  /** Lines of a program that were not understood, by their numbers. */
  | 'statement'
  /** Texts that a program puts together and that would be longer than any request. */
  | 'too-long'
  /** The request is no start: another method, another path. */
  | 'method'
  | 'address'
  | 'query'
  /** An address that is none of the targets. */
  | 'base'
  /** The body is not JSON, or no object. */
  | 'body'
  /** A webhook of a form that neither page knows. */
  | 'webhook'

/** A text that looked like something known and could not be read to its end. */
export class UnreadableError extends Error {
  override name = 'UnreadableError'
  constructor(readonly reason: 'unclosed' | 'no-address' | 'too-deep') {
    super(reason)
  }
}

/** The number of the line in which a place of a text is, from 1. */
export function lineAt(text: string, offset: number): string {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return String(line)
}
