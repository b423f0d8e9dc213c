import { HttpProblem } from '../guard/http-problem'
import { StorageError } from '../storage/storage-error'

const UNUSABLE = 'The journal can’t be read or written (disk full or read-only?).'
const MOVED =
  'The data directory was moved or replaced under the running server. Put the right one in its place and restart the server.'

/** The refusal of a request for which the journal can't be used. */
export function journalUnavailable(cause: unknown): HttpProblem {
  return new HttpProblem(503, 'journal-unavailable', 'Seedpad can’t remember starts at the moment', {
    detail: `${isMoved(cause) ? MOVED : UNUSABLE} This request sent nothing.`,
  })
}

/** That the journal was moved lasts until somebody acts, and every start meets it: it is told once. */
export function tellOnce(onFault: (cause: unknown) => void): (cause: unknown) => void {
  let isTold = false
  return (cause) => {
    if (!isMoved(cause) || !isTold) onFault(cause)
    isTold ||= isMoved(cause)
  }
}

const isMoved = (cause: unknown): boolean => cause instanceof StorageError && cause.kind === 'moved'
