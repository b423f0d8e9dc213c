import { useMutation } from '@tanstack/react-query'
import { launchAndSettle } from '../../lib/start/launch-and-settle'

/**
 * The mutation behind the start button. No retries: neither here nor below. What it was given holds secrets, so nothing
 * of it outlives its use.
 */
export const useLaunch = () => useMutation({ retry: false, gcTime: 0, mutationFn: launchAndSettle })
