import { answerJobs } from '../../../lib/worker-jobs'
import { jobs } from './jobs'

answerJobs(jobs)
