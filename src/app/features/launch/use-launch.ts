import { useMutation } from '@tanstack/react-query'
import { settleRefused, settleRun } from '../../lib/settle-run'
import { type Launch, launchRun } from './launch-run'

/** Sends a start and writes its outcome down. No retries: neither here nor below. */
export const useLaunch = () =>
  useMutation({
    retry: false,
    mutationFn: async (launch: Launch) => {
      const result = await launchRun(launch)
      if (result.kind === 'outcome') await settleRun(result.outcome)
      if (result.kind === 'refused') await settleRefused(launch.ticket.startId, result.problem)
      return result
    },
  })
