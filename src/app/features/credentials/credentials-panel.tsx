import { type ClipboardEvent, useEffect, useId, useRef, useSyncExternalStore } from 'react'
import type { Target } from '../../../contract/target'
import { useT } from '../../lib/i18n/i18n'
import { serverTrouble } from '../../lib/server-trouble'
import { useVault } from '../../lib/vault/state'
import { Button } from '../../ui/button'
import { Field } from '../../ui/field'
import { LazyPart } from '../../ui/lazy-part'
import { useCheckCredentials } from './check-credentials'
import { credentialStore, usableCredentials } from './credential-store'
import styles from './credentials-panel.module.css'
import { credentialsWanted } from './credentials-wanted'
import { ProfileField } from './profile-field'
import { SecretInput } from './secret-input'
import { startCredentials } from './start-credentials'
import { useCredentials } from './use-credentials'
import { VaultLine } from './vault-line'

const loadResult = () => import('./check-result')

type CredentialsPanelProps = { target: Target; targets: readonly Target[] }

/** Both credentials, their check, and where they are kept. */
export function CredentialsPanel({ target, targets }: CredentialsPanelProps) {
  const t = useT()
  const headingId = useId()
  const vault = useVault()
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
  const result = credentials.check?.target === target.id ? credentials.check.result : undefined
  const checkable = startCredentials(credentials, target) !== null
  const empty = credentials.authorization + credentials.apiKey === ''
  const asked = useSyncExternalStore(credentialsWanted.subscribe, credentialsWanted.get)
  const wanted = asked?.target === target.id ? asked : null
  const problem = (field: 'authorization' | 'apiKey') => {
    if (usable.ok || usable[field]) return undefined
    if (credentials[field].trim() !== '') return t('credentials.notUsable')
    return wanted ? t('credentials.needed', { target: target.label }) : undefined
  }
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (checkable) credentialsWanted.given()
    else if (wanted && !wanted.heard) {
      wanted.heard = true
      panel.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    }
  }, [checkable, wanted])
  // Values from elsewhere come masked, even where those before them were revealed. Whether there is a vault is learned
  // a moment after the page opens: fields in use by then must stay the same ones.
  const origin = `${vault.status === 'open'} ${credentials.profile?.id}`

  return (
    <section ref={panel} aria-labelledby={headingId} className={styles.panel}>
      <h2 id={headingId} className="visually-hidden">
        {t('credentials.heading')}
      </h2>
      <div className={styles.fields}>
        {vault.status === 'open' && vault.content.profiles.length > 0 ? (
          <ProfileField
            profiles={vault.content.profiles}
            targets={targets}
            onChosen={check.reset}
            className={styles.profile}
          />
        ) : null}
        <Field
          label={t('credentials.authorization')}
          error={problem('authorization')}
          className={styles.field}
        >
          {(control) => (
            <SecretInput
              key={origin}
              {...control}
              what="token"
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
              key={origin}
              {...control}
              what="key"
              value={credentials.apiKey}
              placeholder={target.simulated ? t('credentials.notNeeded') : 'x-api-key'}
              onChange={(event) => edit({ apiKey: event.target.value })}
              onPaste={onPaste}
            />
          )}
        </Field>
        <Button
          className={styles.check ?? ''}
          aria-disabled={!checkable || check.isPending}
          onClick={() => {
            if (checkable && !check.isPending) check.mutate(target)
          }}
        >
          {check.isPending ? t('credentials.checking') : t('credentials.check')}
        </Button>
      </div>
      <div className={styles.foot}>
        <VaultLine vault={vault} credentials={credentials} />
        <div role="status" className={styles.result}>
          {!checkable && empty && vault.status !== 'locked' ? (
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
            <>
              {check.isError ? (
                <span className={styles.bad}>{serverTrouble(check.error, 'credentials.serverGone')}</span>
              ) : null}
              {result && !check.isError ? (
                <LazyPart
                  load={loadResult}
                  words={{ failed: t('credentials.serverGone'), retry: t('tryAgain') }}
                  props={{ check: result, target }}
                />
              ) : null}
            </>
          )}
        </div>
        {empty || credentials.profile ? null : (
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
