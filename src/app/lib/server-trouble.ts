import { ProblemError, UnexpectedAnswerError } from './api'
import { type MessageKey, t } from './i18n/i18n'

/**
 * Why a question to Seedpad’s server has no result, in words: its own, where it refused; that something else answered; or that nothing did.
 * @param gone the words for the last
 */
export function serverTrouble(error: unknown, gone: MessageKey): string {
  if (error instanceof ProblemError) return error.message
  return t(error instanceof UnexpectedAnswerError ? 'shell.foreign' : gone)
}
