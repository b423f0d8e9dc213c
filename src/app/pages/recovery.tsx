import { useEffect } from 'react'
import { describeError } from '../lib/describe-error'
import { recoveryLaterEn } from '../lib/i18n/areas/recovery-later.en'
import { addEnglish, getLocale, missingLocale, setLocale, t, useT } from '../lib/i18n/i18n'
import { whyMissing as askWhy, ownEntry } from '../lib/new-version'
import { configQuery, queryClient } from '../lib/query-client'
import { reloadPage } from '../lib/reload-page'
import { Button } from '../ui/button'
import styles from './server-notice.module.css'

addEnglish(recoveryLaterEn)

/** The technical side of an error, for somebody who can mend it. */
export function details(error: unknown, place: string): string {
  const server = queryClient.getQueryData(configQuery.queryKey)?.version ?? 'unknown'
  return describeError(error, place, [
    ownEntry() ?? 'not built',
    `server ${server}`,
    location.pathname,
    getLocale(),
    navigator.userAgent,
  ])
}

/** What a part that could not be loaded says; `null`: its own words, the server is away. */
export async function whyMissing() {
  const why = await askWhy()
  if (why === 'away') return null
  if (why === 'other') return { text: t('shell.partBroken') }
  return {
    text: t('shell.updated'),
    reload: { label: t('promises.storage.reload'), run: () => void reloadPage() },
  }
}

/** Says that the server has another build than this page. Nothing is reloaded without a press. */
export function UpdateNotice() {
  const t = useT()
  return (
    <div className={styles.storage}>
      <span>{t('shell.updated')}</span>
      <Button size="small" onClick={() => void reloadPage()}>
        {t('promises.storage.reload')}
      </Button>
    </div>
  )
}

/** Says that the chosen language could not be loaded, and offers to try again; when the network comes back it does so by itself. */
export function LanguageNotice() {
  const t = useT()
  const again = () => {
    const missing = missingLocale.get()
    if (missing) void setLocale(missing)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads the store
  useEffect(() => {
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [])
  return (
    <div className={styles.storage}>
      <span>{t('shell.noLanguage')}</span>
      <Button size="small" onClick={again}>
        {t('tryAgain')}
      </Button>
    </div>
  )
}
