import { useMutation } from '@tanstack/react-query'
import { launchAndSettle } from './launch-and-settle'

/** The mutation behind the start button. No retries: neither here nor below. */
export const useLaunch = () => useMutation({ retry: false, mutationFn: launchAndSettle })
