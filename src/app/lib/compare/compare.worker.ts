import { checkJson } from '../../../contract/json-text'
import { layOut } from '../json/lay-out'
import { answerJobs } from '../worker-jobs'
import { compareJson } from './compare'

export const compareJobs = {
  compare: (before: string, after: string) => compareJson(before, after),
  /** Both texts in one layout; null where one of them is not JSON. Values stay as written. */
  layOutBoth: (before: string, after: string): [before: string, after: string] | null =>
    checkJson(before).ok && checkJson(after).ok ? [layOut(before, 'format'), layOut(after, 'format')] : null,
}

answerJobs(compareJobs)
