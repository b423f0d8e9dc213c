import { type KeyboardEvent, type ReactNode, useDeferredValue, useState } from 'react'
import { useT } from '../../lib/i18n/i18n'
import { useUnseen } from '../../lib/unseen'
import { useLive } from '../../lib/use-live'
import { useNow } from '../../lib/use-now'
import { Button } from '../../ui/button'
import { Input } from '../../ui/input'
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

/** Everything received, newest first, with a filter over all of it. */
export function InboxList({ selected, hrefOf, empty }: InboxListProps) {
  const t = useT()
  const now = useNow(20_000)
  const [text, setText] = useState('')
  const [limit, setLimit] = useState(PAGE)
  const unseen = useUnseen()
  const needle = useDeferredValue(text)
  const live = useLive((db) => findDeliveries(db, needle, limit), `${limit} ${needle}`)
  const rows = live.value?.found ?? []
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
      <ol
        className={styles.list}
        aria-label={t('inbox.list')}
        hidden={rows.length === 0}
        onKeyDown={moveBetweenRows}
      >
        {rows.map((listed) => (
          <InboxRow
            key={listed.delivery.key}
            listed={listed}
            href={hrefOf(listed.delivery.key)}
            selected={listed.delivery.key === selected}
            unseen={unseen.has(listed.delivery.key)}
            now={now}
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

function moveBetweenRows(event: KeyboardEvent<HTMLOListElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-delivery]')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (at < 0 || !next) return
  event.preventDefault()
  next.focus()
}
