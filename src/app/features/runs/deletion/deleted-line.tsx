import '../later-words'
import { formatRelative } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { openOverlay } from '../../../lib/overlay'
import { useNow } from '../../../lib/use-now'
import { Button } from '../../../ui/button'
import styles from './deletion.module.css'
import { useDeletions } from './use-deletions'

/** Beside the form there is little room: for so long it stands there, milliseconds. */
const FRESH_MS = 3_600_000

/**
 * That runs were deleted, and the way to bring them back: also after a reload, when the message that said so is gone.
 * @param freshOnly for as long as somebody may still look for them here
 */
export function DeletedLine({ freshOnly = false }: { freshOnly?: boolean }) {
  const t = useT()
  const now = useNow(60_000)
  const deletions = (useDeletions() ?? []).filter(({ final }) => !final)
  const [newest] = deletions
  if (!newest || (freshOnly && now - newest.at > FRESH_MS)) return null
  const count = deletions.reduce((sum, deletion) => sum + deletion.count, 0)
  return (
    <div className={styles.line}>
      <span>{t('runs.deletedList.line', { count, ago: formatRelative(newest.at, now) })}</span>
      <Button size="small" look="quiet" onClick={() => openOverlay('deleted')}>
        {t('runs.deletedList.open')}
      </Button>
    </div>
  )
}
