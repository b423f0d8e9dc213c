import { useSyncExternalStore } from 'react'
import { missingLocale, useT } from '../lib/i18n/i18n'
import { newVersion } from '../lib/new-version'
import { storageStatus } from '../lib/storage-status'
import { LazyPart } from '../ui/lazy-part'
import { loadLanguageNotice, loadUpdateNotice } from './later-parts'

/** Says what is wrong with the page itself: another build has taken its place, or its language could not be loaded. */
export function PageNotices() {
  const t = useT()
  const missing = useSyncExternalStore(missingLocale.subscribe, missingLocale.get)
  const updated = useSyncExternalStore(newVersion.subscribe, newVersion.get)
  // A newer page in another tab has the database: the same news, which is said there.
  const outdated = useSyncExternalStore(storageStatus.subscribe, storageStatus.get) === 'outdated'
  const rest = { props: {}, words: { failed: t('shell.notLoaded'), retry: t('tryAgain') } }
  return (
    <div role="status">
      {missing ? <LazyPart load={loadLanguageNotice} {...rest} /> : null}
      {updated && !outdated ? <LazyPart load={loadUpdateNotice} {...rest} /> : null}
    </div>
  )
}
