import { useEffect, useState } from 'react'
import { openDatabase } from '../../../lib/database'
import { formatBytes } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { PlainName } from '../../../lib/plain-name'
import { Button } from '../../../ui/button'
import { toasts } from '../../../ui/toast'
import { forgetLeft, type LeftSetup, leftSetups } from './left-setups'
import styles from './setup.module.css'
import { setupStore } from './setup-store'
import '../later-words'

/** Rows that closed tabs were putting together, which a new tab can take over or this one can delete; nothing where there are none. */
export function LeftSetups() {
  const t = useT()
  const [left, setLeft] = useState<readonly LeftSetup[]>([])
  const look = async () => setLeft(await leftSetups((await openDatabase()).db, setupStore.tab()))
  useEffect(() => {
    let over = false
    const find = async () => {
      await setupStore.open()
      const found = await leftSetups((await openDatabase()).db, setupStore.tab())
      if (!over) setLeft(found)
    }
    find().catch(() => {})
    return () => {
      over = true
    }
  }, [])
  if (left.length === 0) return null
  const bytes = left.reduce((sum, one) => sum + one.bytes, 0)
  const names = [...new Set(left.flatMap(({ name }) => name ?? []))]
  const remove = async () => {
    try {
      await forgetLeft((await openDatabase()).db, left)
      await look()
    } catch {
      toasts.show(t('batch.left.failed'))
    }
  }
  return (
    <section aria-label={t('batch.left.label')} className={styles.left}>
      <p className={styles.faint}>
        {t('batch.left.kept', { count: left.length })}
        {names.length > 0 ? (
          <>
            {' '}
            <PlainName text={names.join(', ')} /> ({formatBytes(bytes)})
          </>
        ) : null}
      </p>
      <Button size="small" onClick={() => void remove()}>
        {t('batch.left.delete')}
      </Button>
    </section>
  )
}
