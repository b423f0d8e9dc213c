import { useSyncExternalStore } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import type { SeedDocument } from '../seed-document'
import { describeViolation } from './describe-violation'
import styles from './violation-strip.module.css'
import '../later-words'

export type ViolationStripProps = { seed: SeedDocument; onShow: () => void }

/** Under the editor, above the start: that the seed does not fit its schema. It can be started with all the same. */
export default function ViolationStrip({ seed, onShow }: ViolationStripProps) {
  const t = useT()
  const violations = useSyncExternalStore(seed.subscribe, () => seed.get().findings?.violations)
  const [first] = violations ?? []
  if (!violations || !first) return null
  return (
    <div className={styles.strip} role="status">
      <span className={styles.words}>
        {t('seeds.schema.misfit', { count: violations.length, first: describeViolation(t, first) })}
      </span>
      <Button size="small" onClick={onShow}>
        {t('seeds.schema.show')}
      </Button>
    </div>
  )
}
