import { type ReactNode, useDeferredValue, useState } from 'react'
import { useT } from '../../lib/i18n/i18n'
import { useUnseen } from '../../lib/unseen'
import { useLive } from '../../lib/use-live'
import { useNow } from '../../lib/use-now'
import { Button } from '../../ui/button'
import { Input } from '../../ui/input'
import { useOneTabStop } from '../../ui/use-one-tab-stop'
import { findDeliveries } from './find-deliveries'
import styles from './inbox-list.module.css'
import { InboxRow } from './inbox-row'
import './later-words'

const PAGE = 50

type InboxListProps = {
  /** The key of the delivery that is open. */
  selected: string | null
  hrefOf: (key: string) => string
  /** Shown where nothing has arrived yet. */
  empty: ReactNode
}

/** Everything received, newest first, with a filter over all of it. The list is one stop of the Tab key, arrows move inside. */
export function InboxList({ selected, hrefOf, empty }: InboxListProps) {
  const t = useT()
  const now = useNow(20_000)
  const [text, setText] = useState('')
  const [limit, setLimit] = useState(PAGE)
  const unseen = useUnseen()
  const needle = useDeferredValue(text)
  const live = useLive((db) => findDeliveries(db, needle, limit), `${limit} ${needle}`)
  const rows = live.value?.found ?? []
  const stop = useOneTabStop(
    rows.map(({ delivery }) => delivery.key),
    selected,
  )
  const isEmpty = live.status === 'ready' && rows.length === 0
  return (
    <>
      <div className={styles.filter}>
        <Input
          type="search"
          aria-label={t('inbox.filter')}
          placeholder={t('inbox.filterPlaceholder')}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setLimit(PAGE)
          }}
        />
      </div>
      {live.status === 'failed' ? (
        <p role="alert" className={styles.note}>
          {t('runs.failed')}
        </p>
      ) : null}
      {isEmpty && needle !== '' ? (
        <p className={styles.note}>{t('inbox.noMatch', { text: needle })}</p>
      ) : null}
      {isEmpty && needle === '' ? empty : null}
      <ol className={styles.list} aria-label={t('inbox.list')} hidden={rows.length === 0} {...stop.list}>
        {rows.map((listed) => (
          <InboxRow
            key={listed.delivery.key}
            listed={listed}
            href={hrefOf(listed.delivery.key)}
            selected={listed.delivery.key === selected}
            unseen={unseen.has(listed.delivery.key)}
            now={now}
            stop={stop.item(listed.delivery.key)}
          />
        ))}
        {live.value?.more ? (
          <li className={styles.more}>
            <Button look="quiet" onClick={() => setLimit(limit + PAGE)}>
              {t('inbox.older')}
            </Button>
          </li>
        ) : null}
      </ol>
    </>
  )
}
