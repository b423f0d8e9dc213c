import { type ClipboardEvent, useId } from 'react'
import type { Target } from '../../../contract/target'
import { useT } from '../../lib/i18n/i18n'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { useCheckCredentials } from './check-credentials'
import { CheckResult } from './check-result'
import { credentialStore, usableCredentials } from './credential-store'
import styles from './credentials-panel.module.css'
import { SecretInput } from './secret-input'
import { startCredentials } from './start-credentials'
import { useCredentials } from './use-credentials'

/** Both credentials, their check, and how long they are kept. */
export function CredentialsPanel({ target }: { target: Target }) {
  const t = useT()
  const headingId = useId()
  const credentials = useCredentials()
  const usable = usableCredentials(credentials)
  const check = useCheckCredentials()
  const edit = (change: { authorization?: string; apiKey?: string }) => {
    check.reset()
    credentialStore.set(change)
  }
  const onPaste = (event: ClipboardEvent) => {
    if (credentialStore.paste(event.clipboardData.getData('text'))) {
      event.preventDefault()
      check.reset()
    }
  }
  const checkable = startCredentials(credentials, target)
  const problem = (field: 'authorization' | 'apiKey') =>
    !usable.ok && !usable[field] && credentials[field].trim() !== '' ? t('credentials.notUsable') : undefined

  return (
    <section aria-labelledby={headingId} className={styles.panel}>
      <h2 id={headingId} className="visually-hidden">
        {t('credentials.heading')}
      </h2>
      <div className={styles.fields}>
        <Field
          label={t('credentials.authorization')}
          error={problem('authorization')}
          className={styles.field}
        >
          {(control) => (
            <SecretInput
              {...control}
              revealLabel={t('credentials.authorization')}
              value={credentials.authorization}
              placeholder={target.simulated ? t('credentials.notNeeded') : 'Token …'}
              onChange={(event) => edit({ authorization: event.target.value })}
              onPaste={onPaste}
            />
          )}
        </Field>
        <Field label={t('credentials.apiKey')} error={problem('apiKey')} className={styles.field}>
          {(control) => (
            <SecretInput
              {...control}
              revealLabel={t('credentials.apiKey')}
              value={credentials.apiKey}
              placeholder={target.simulated ? t('credentials.notNeeded') : 'x-api-key'}
              onChange={(event) => edit({ apiKey: event.target.value })}
              onPaste={onPaste}
            />
          )}
        </Field>
        <Button
          className={styles.check ?? ''}
          aria-disabled={checkable === null || check.isPending}
          onClick={() => {
            if (!checkable || check.isPending) return
            const { authorization, apiKey } = checkable
            check.mutate({ target: target.id, authorization, apiKey })
          }}
        >
          {check.isPending ? t('credentials.checking') : t('credentials.check')}
        </Button>
      </div>
      <div className={styles.foot}>
        <label className={styles.keep}>
          <input
            type="checkbox"
            checked={credentials.keep}
            onChange={(event) => credentialStore.set({ keep: event.target.checked })}
          />
          {t('credentials.keep')}
        </label>
        <div role="status" className={styles.result}>
          {checkable === null && credentials.authorization + credentials.apiKey === '' ? (
            <span>
              {t('credentials.where')}{' '}
              <a
                href="https://mwm.datallog.com/preferences/settings"
                target="_blank"
                rel="noreferrer noopener"
              >
                {t('credentials.settingsPage')}
              </a>
            </span>
          ) : (
            <CheckResult check={check.data} failed={check.isError} target={target} />
          )}
        </div>
        {credentials.authorization + credentials.apiKey === '' ? null : (
          <Button
            size="small"
            look="quiet"
            onClick={() => {
              check.reset()
              credentialStore.forget()
            }}
          >
            {t('credentials.forget')}
          </Button>
        )}
      </div>
    </section>
  )
}
