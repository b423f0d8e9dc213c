import type { UseQueryResult } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Config } from '../../contract/config-message'
import { accessHeaders, addressHeldToken, canBeAccessToken, setAccessToken } from '../lib/access'
import { accessLaterEn } from '../lib/i18n/areas/access-later.en'
import { addEnglish, useT } from '../lib/i18n/i18n'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import styles from './access-form.module.css'

addEnglish(accessLaterEn)

/**
 * Asks for the server's access token.
 * @param config the settings, which the server keeps back until it is given
 */
export default function AccessForm({ config }: { config: UseQueryResult<Config> }) {
  const t = useT()
  const [token, setToken] = useState('')
  const [keepForTab, setKeepForTab] = useState(false)
  // One that the tab kept from before a restart of the server, is refused as well.
  const [error, setError] = useState<'access.shape' | 'access.wrong' | null>(() =>
    Object.keys(accessHeaders()).length > 0 ? 'access.wrong' : null,
  )
  const enter = async (event: FormEvent) => {
    event.preventDefault()
    const value = token.trim()
    if (!canBeAccessToken(value)) return setError('access.shape')
    setAccessToken(value, keepForTab)
    const { isError } = await config.refetch()
    if (isError) setError('access.wrong')
  }
  return (
    <form className={styles.access} onSubmit={(event) => void enter(event)} noValidate>
      <h2 className={styles.title}>{t('access.title')}</h2>
      {addressHeldToken ? <p className={styles.notice}>{t('access.inAddress')}</p> : null}
      <Field
        label={t('access.label')}
        hint={t('access.hint')}
        error={error ? t(error) : undefined}
        className={styles.field}
      >
        {(control) => (
          <Input
            {...control}
            mono
            secret
            // Unlike a credential of the platform it may live in the browser's password store, which is made for this.
            autoComplete="current-password"
            data-1p-ignore={undefined}
            data-lpignore={undefined}
            autoFocus
            value={token}
            onChange={(event) => {
              setToken(event.target.value)
              setError(null)
            }}
          />
        )}
      </Field>
      <label className={styles.keep}>
        <input
          type="checkbox"
          checked={keepForTab}
          onChange={(event) => setKeepForTab(event.target.checked)}
        />
        {t('access.keep')}
      </label>
      <Button type="submit" look="primary" aria-disabled={config.isFetching}>
        {t('access.enter')}
      </Button>
    </form>
  )
}
