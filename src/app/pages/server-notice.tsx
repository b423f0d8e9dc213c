import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Config } from '../../contract/config-message'
import { ProblemError } from '../lib/api'
import { useT } from '../lib/i18n/i18n'
import { useInboxState } from '../lib/inbox-state'
import styles from './server-notice.module.css'

/** Says when Seedpad's own server is away. What was typed stays where it is. */
export function ServerNotice({ config }: { config: UseQueryResult<Config> }) {
  const t = useT()
  const lost = useInboxState().phase === 'reconnecting'
  const { refetch } = config
  // The stream is the first to notice; whether the server itself is gone shows by asking it.
  useEffect(() => {
    if (lost) void refetch()
  }, [lost, refetch])
  const gone = config.failureCount > 0 && !wantsAccessToken(config.error)
  return (
    <div role="status" className={gone ? styles.gone : undefined}>
      {gone ? (config.error instanceof ProblemError ? config.error.message : t('shell.serverGone')) : null}
    </div>
  )
}

/** Whether the server keeps everything back until it is given its access token. */
export const wantsAccessToken = (error: unknown): boolean =>
  error instanceof ProblemError && error.status === 401
