import { Download, Star, Tag, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import { LazyPart } from '../../../ui/lazy-part'
import { Menu } from '../../../ui/menu'
import { PopoverButton } from '../../../ui/popover-button'
import { setStar } from '../annotate-runs'
import { deleteRuns } from '../delete-runs'
import { TagField } from '../tag-field'
import { evidenceItem, exportItems } from './export-items'
import { useCount } from './filter-buttons'
import styles from './filters.module.css'
import type { Marks } from './use-marks'

/** From so many on, deleting asks: nobody has looked at each of them. */
const MANY = 20

const loadDelete = () => import('../deletion/delete-dialog')

type MarkedBarProps = {
  marks: Marks
  /** Everything that the view holds, for "select all". */
  total: number
  allIds: () => Promise<string[]>
  onCompare: (before: string, after: string) => void
}

/** What can be done with the marked runs. */
export function MarkedBar({ marks, total, allIds, onCompare }: MarkedBarProps) {
  const t = useT()
  const count = useCount()
  const ids = [...marks.ids]
  const [first, second] = ids
  const [asking, setAsking] = useState(false)
  return (
    <section className={styles.marked} aria-label={t('runs.marked.region')}>
      <b>{t('runs.marked.count', { count: ids.length })}</b>
      {ids.length < total ? (
        <Button size="small" look="quiet" onClick={() => void allIds().then(marks.mark)}>
          {t('runs.marked.all', { all: count(total) })}
        </Button>
      ) : null}
      {ids.length === 2 && first && second ? (
        <Button size="small" onClick={() => onCompare(second, first)}>
          {t('runs.marked.compare')}
        </Button>
      ) : null}
      <Button size="small" onClick={() => void setStar(ids, true)}>
        <Star size={13} aria-hidden /> {t('runs.star')}
      </Button>
      <PopoverButton
        size="small"
        label={t('runs.marked.tag')}
        text={
          <>
            <Tag size={13} aria-hidden /> {t('runs.marked.tagShort')}
          </>
        }
      >
        {(close) => <TagField startIds={ids} onDone={close} />}
      </PopoverButton>
      <Menu
        label={t('runs.export.menu')}
        text={t('runs.export.menu')}
        icon={<Download size={13} aria-hidden />}
        look="plain"
        size="small"
        align="start"
        items={[...exportItems(t, () => Promise.resolve(ids), []), evidenceItem(t, ids)]}
      />
      <Button
        size="small"
        look="danger"
        onClick={() => {
          if (ids.length >= MANY) return setAsking(true)
          void deleteRuns(t, ids)
          marks.clear()
        }}
      >
        <Trash2 size={13} aria-hidden /> {t('runs.marked.delete')}
      </Button>
      <Button size="small" look="quiet" onClick={marks.clear}>
        {t('runs.marked.clear')}
      </Button>
      {asking ? (
        <LazyPart
          load={loadDelete}
          words={{ failed: t('promises.notLoaded'), retry: t('tryAgain') }}
          props={{ ids, onClose: () => setAsking(false), onDeleted: marks.clear }}
        />
      ) : null}
    </section>
  )
}
