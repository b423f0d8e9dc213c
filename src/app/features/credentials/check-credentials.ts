import { useMutation } from '@tanstack/react-query'
import type { Target } from '../../../contract/target'
import { checkCredentials } from '../../lib/api'
import { credentialStore } from './credential-store'
import { startCredentials } from './start-credentials'

/**
 * Asks the target whether it knows the credentials in the fields; the store learns the answer. Starts nothing, costs
 * nothing. The values are read here, so that what react-query keeps of the call holds none.
 */
export const useCheckCredentials = () =>
  useMutation({
    mutationFn: async (target: Target) => {
      const typed = credentialStore.get()
      const pair = startCredentials(typed, target)
      if (!pair) return
      const { authorization, apiKey } = pair
      const result = await checkCredentials({ target: target.id, authorization, apiKey })
      credentialStore.checked(typed, target.id, result)
    },
  })
