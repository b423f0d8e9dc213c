import { type ReactNode, useEffect, useRef } from 'react'
import { formatAgo, formatExact } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { PlainName } from '../../../lib/plain-name'
import { isoTime } from '../../../lib/possible-time'
import type { Run } from '../../../lib/run'
import { cx } from '../../../ui/cx'
import type { LibraryItem } from './library-items'
import styles from './seed-library.module.css'

/** Draws what became of a run, as the run list does. */
export type ShowOutcome = (run: Run) => ReactNode

type ItemRowProps = {
  id: string
  item: LibraryItem
  now: number
  outcome: ShowOutcome
  active: boolean
  onPreview: () => void
  onTake: () => void
}

/** One seed in the list. A click looks at it, a double click takes it. */
export function ItemRow({ id, item, now, outcome, active, onPreview, onTake }: ItemRowProps) {
  const t = useT()
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the text box above owns the keys (aria-activedescendant)
    <div
      ref={row}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={cx(styles.item, active && styles.active)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPreview}
      onDoubleClick={onTake}
    >
      {item.kind === 'saved' ? (
        <>
          <span className={styles.title}>
            <PlainName text={item.saved.name} />
          </span>
          {item.saved.note ? (
            <span className={styles.note}>
              <PlainName text={item.saved.note} reading="text" />
            </span>
          ) : null}
          <span className={styles.meta}>
            {item.saved.automation === null ? <span className={styles.tag}>{t('seeds.forAll')}</span> : null}
            {item.saved.tags.map((tag) => (
              <span key={tag} className={styles.tag}>
                <PlainName text={tag} />
              </span>
            ))}
            <span className={styles.text}>{item.summary}</span>
          </span>
        </>
      ) : (
        <>
          <span className={styles.values}>{item.summary}</span>
          <span className={styles.meta}>
            {outcome(item.run)}
            <time dateTime={isoTime(item.run.createdAt) ?? undefined} title={formatExact(item.run.createdAt)}>
              {formatAgo(item.run.createdAt, now)}
            </time>
            {item.run.target.simulated ? (
              <span className={styles.simulated}>◆ {item.run.target.label}</span>
            ) : null}
            {item.uses > 1 ? <span>{t('seeds.library.uses', { count: item.uses })}</span> : null}
          </span>
        </>
      )}
    </div>
  )
}
