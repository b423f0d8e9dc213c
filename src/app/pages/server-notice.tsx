import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Config } from '../../contract/config-message'
import { setAccessToken } from '../lib/access'
import { ProblemError } from '../lib/api'
import { useT } from '../lib/i18n/i18n'
import { useInboxState } from '../lib/inbox-state'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import styles from './server-notice.module.css'

/** Says when Seedpad's own server is away, or wants its access token. What was typed stays where it is. */
export function ServerNotice({ config }: { config: UseQueryResult<Config> }) {
  const t = useT()
  const [token, setToken] = useState('')
  const lost = useInboxState().phase === 'reconnecting'
  const { refetch } = config
  // The stream is the first to notice; whether the server itself is gone shows by asking it.
  useEffect(() => {
    if (lost) void refetch()
  }, [lost, refetch])
  if (config.error instanceof ProblemError && config.error.status === 401) {
    return (
      <form
        className={styles.access}
        onSubmit={(event) => {
          event.preventDefault()
          setAccessToken(token.trim())
          void config.refetch()
        }}
      >
        <Field label={t('shell.access')} hint={t('shell.accessHint')}>
          {(control) => (
            <Input
              {...control}
              type="password"
              value={token}
              onChange={(event) => setToken(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" look="primary">
          {t('shell.accessEnter')}
        </Button>
      </form>
    )
  }
  const gone = config.failureCount > 0
  return (
    <div role="status" className={gone ? styles.gone : undefined}>
      {gone ? (config.error instanceof ProblemError ? config.error.message : t('shell.serverGone')) : null}
    </div>
  )
}
