/**
 * Something in a pasted text that is not taken over, and why. `text` names it (an option, a header) and never holds its
 * value, which may be a secret.
 */
export type Left = { why: LeftReason; text: string }

export type LeftReason =
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
  /** Another command, a pipe, a redirection. */
  | 'command'
  /** Lines of a program that were not understood. */
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
