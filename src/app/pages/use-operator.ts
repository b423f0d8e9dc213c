import type { Target } from '../../contract/target'
import { startCredentials } from '../features/credentials/start-credentials'
import { useCredentials } from '../features/credentials/use-credentials'

/** Who is at work, by the name that starts are recorded under; null where no credentials are entered. */
export function useOperator(target: Target | undefined): string | null {
  const credentials = useCredentials()
  if (!target || credentials.authorization.trim() === '') return null
  return startCredentials(credentials, target)?.profile ?? null
}
