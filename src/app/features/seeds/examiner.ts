import type { Examiner } from './seed-document'
import { inWorker } from './worker/in-worker'

/** Looks through texts in the worker. */
export const examiner: Examiner = {
  check: (text) => inWorker('check', text),
  findings: (text, schemaText) => inWorker('findings', text, schemaText),
}
