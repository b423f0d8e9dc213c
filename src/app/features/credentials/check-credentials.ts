import { useMutation } from '@tanstack/react-query'
import type { TargetId } from '../../../contract/target'
import { checkCredentials } from '../../lib/api'

/** Asks the target whether it knows the credentials. Starts nothing, costs nothing. */
export const useCheckCredentials = () =>
  useMutation({
    mutationFn: (request: { target: TargetId; authorization: string; apiKey: string }) =>
      checkCredentials(request),
  })
