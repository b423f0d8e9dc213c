import { useSyncExternalStore } from 'react'
import { useT } from '../../lib/i18n/i18n'
import { tabKeeping } from '../../lib/tab-keeping'
import { useVault } from '../../lib/vault/state'
import styles from './header-rows.module.css'

/** Says that a reload forgets header values, where neither the vault nor the tab keeps them. */
export function HeadersInMemory() {
  const t = useT()
  const isKept = useSyncExternalStore(tabKeeping.subscribe, tabKeeping.get)
  if (useVault().status === 'open' || isKept) return null
  return <div className={styles.place}>{t('header.inMemory')}</div>
}
