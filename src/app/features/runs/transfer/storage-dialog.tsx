import '../later-words'
import { useEffect, useState } from 'react'
import { openDatabase } from '../../../lib/database'
import { formatBytes } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { askIndex } from '../../../lib/run-index/index-client'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { Select } from '../../../ui/select'
import { toasts } from '../../../ui/toast'
import DeleteDialog from '../deletion/delete-dialog'
import { exportRuns } from './export-runs'
import styles from './transfer.module.css'

type Storage = { used: number; quota: number; persisted: boolean }

const DAY = 86_400_000
const AGES = [365, 180, 90, 30, 7] as const

/** How much room the history takes, how safe it is, and ways to make room, chosen by the operator alone. */
export default function StorageDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const [storage, setStorage] = useState<Storage | null>(null)
  const [refused, setRefused] = useState(false)
  const [age, setAge] = useState<number>(90)
  const [old, setOld] = useState<string[] | 'unread' | null>(null)
  const [asking, setAsking] = useState(false)
  const [rebuilding, setRebuilding] = useState<'idle' | 'busy' | 'done'>('idle')
  const look = async () => setStorage(await readStorage())
  useEffect(() => void readStorage().then(setStorage), [])
  useEffect(() => {
    let over = false
    oldRuns(age).then(
      (ids) => !over && setOld(ids),
      () => !over && setOld('unread'),
    )
    return () => {
      over = true
    }
  }, [age])
  const persist = async () => {
    setRefused(!(await navigator.storage.persist()))
    await look()
  }
  const rebuild = async () => {
    setRebuilding('busy')
    await askIndex('rebuild', {}).catch(() => null)
    setRebuilding('done')
  }
  const exportSome = (ids: readonly string[]) =>
    exportRuns('jsonl', ids, []).catch(() => toasts.show(t('runs.export.failed')))
  const some = old === 'unread' ? null : old
  // Instead of it, not over it: one question at a time.
  if (asking && some) return <DeleteDialog ids={some} makesRoom onClose={onClose} />
  const percent = storage && storage.quota > 0 ? (storage.used / storage.quota) * 100 : 0
  return (
    <Dialog title={t('runs.storage.title')} closeLabel={t('close')} onClose={onClose}>
      <section className={styles.part} aria-label={t('runs.storage.room')}>
        {storage ? (
          <>
            <meter
              className={styles.progress}
              min={0}
              max={100}
              high={80}
              value={percent}
              aria-label={t('runs.storage.room')}
            />
            <p>
              {t('runs.storage.used', {
                used: formatBytes(storage.used),
                quota: formatBytes(storage.quota),
              })}
            </p>
            <p>{t(storage.persisted ? 'runs.storage.persisted' : 'runs.storage.notPersisted')}</p>
            {storage.persisted ? null : (
              <Button onClick={() => void persist()}>{t('runs.storage.persist')}</Button>
            )}
            {refused ? (
              <p role="alert" className={styles.bad}>
                {t('runs.storage.refused')}
              </p>
            ) : null}
          </>
        ) : null}
      </section>
      <section className={styles.part} aria-label={t('runs.storage.make')}>
        <h3>{t('runs.storage.make')}</h3>
        <p>{t('runs.storage.makeText')}</p>
        <div className={styles.choose}>
          <label htmlFor="runs-storage-age">{t('runs.storage.older')}</label>
          <Select id="runs-storage-age" value={age} onChange={(event) => setAge(Number(event.target.value))}>
            {AGES.map((days) => (
              <option key={days} value={days}>
                {t('runs.storage.days', { count: days })}
              </option>
            ))}
          </Select>
          <span className="num">
            {old === 'unread'
              ? t('runs.storage.unread')
              : old === null
                ? '…'
                : t('runs.charts.runs', { count: old.length })}
          </span>
        </div>
        <div className={styles.choose}>
          <Button disabled={!some?.length} onClick={() => some && void exportSome(some)}>
            {t('runs.storage.exportThem')}
          </Button>
          <Button
            look="danger"
            disabled={!some?.length}
            onClick={() => {
              if (some) setAsking(true)
            }}
          >
            {t('runs.storage.deleteThem', { count: some?.length ?? 0 })}
          </Button>
        </div>
      </section>
      <section className={styles.part} aria-label={t('runs.storage.index')}>
        <h3>{t('runs.storage.index')}</h3>
        <p>{t('runs.storage.indexText')}</p>
        <Button aria-disabled={rebuilding === 'busy'} onClick={() => rebuilding !== 'busy' && void rebuild()}>
          {t(`runs.storage.rebuild.${rebuilding}`)}
        </Button>
      </section>
    </Dialog>
  )
}

async function readStorage(): Promise<Storage> {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate()
  return { used: usage, quota, persisted: await navigator.storage.persisted() }
}

/** Runs of before so many days ago, but for those with a star and those still under way. */
async function oldRuns(days: number): Promise<string[]> {
  const { db } = await openDatabase()
  const old: string[] = []
  await db.runs
    .where('createdAt')
    .below(Date.now() - days * DAY)
    .each((run) => {
      if (!run.starred && run.state !== 'sending') old.push(run.startId)
    })
  return old
}
