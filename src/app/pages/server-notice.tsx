import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Config } from '../../contract/config-message'
import { ProblemError, UnexpectedAnswerError } from '../lib/api'
import { useT } from '../lib/i18n/i18n'
import { useInboxState } from '../lib/inbox-state'
import { newVersion, noteMissing } from '../lib/new-version'
import styles from './server-notice.module.css'

/** Says when Seedpad's own server is away. What was typed stays where it is. */
export function ServerNotice({ config }: { config: UseQueryResult<Config> }) {
  const t = useT()
  const lost = useInboxState().phase === 'reconnecting'
  const updated = useSyncExternalStore(newVersion.subscribe, newVersion.get)
  const { refetch, failureReason } = config
  const wasLost = useRef(false)
  // The stream is the first to notice; whether the server itself is gone shows by asking it. One that is ending still answers, so
  // the one that the stream comes back from is asked too: it may be of another build.
  useEffect(() => {
    if (lost || wasLost.current) void refetch()
    wasLost.current = lost
  }, [lost, refetch])
  useAnotherLife(config)
  // Which of the two was updated first makes no difference: a reload helps, and `PageNotices` says so.
  const gone = !updated && config.failureCount > 0 && !wantsAccessToken(config.error)
  const words = () => {
    if (config.error instanceof ProblemError) return config.error.message
    return t(failureReason instanceof UnexpectedAnswerError ? 'shell.serverOther' : 'shell.serverGone')
  }
  return (
    <div role="status" className={gone ? styles.gone : undefined}>
      {gone ? words() : null}
    </div>
  )
}

/** A server that was started anew, or that answers in another form, may be of another build: its document tells. */
function useAnotherLife({ data, failureReason }: UseQueryResult<Config>): void {
  const life = data && `${data.version} ${data.journalId}`
  const [first, setFirst] = useState(life)
  if (first === undefined && life !== undefined) setFirst(life)
  const isOther = life !== undefined && first !== undefined && life !== first
  const isStrange = failureReason instanceof UnexpectedAnswerError
  // biome-ignore lint/correctness/useExhaustiveDependencies: each further life is looked at anew
  useEffect(() => {
    if (isOther || isStrange) noteMissing()
  }, [life, isOther, isStrange])
}

/** Whether the server keeps everything back until it is given its access token. */
export const wantsAccessToken = (error: unknown): boolean =>
  error instanceof ProblemError && error.status === 401
