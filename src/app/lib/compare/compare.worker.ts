import { answerJobs } from '../worker-jobs'
import { compareJson } from './compare'

export const compareJobs = { compare: (before: string, after: string) => compareJson(before, after) }

answerJobs(compareJobs)
