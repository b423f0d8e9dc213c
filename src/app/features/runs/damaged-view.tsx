import { useT } from '../../lib/i18n/i18n'
import styles from './damaged-view.module.css'
import { TextView } from './text-view'

/** A stored row that could not be read: said plainly, with what is stored. */
export function DamagedView({ stored }: { stored: string }) {
  const t = useT()
  return (
    <section className={styles.damaged} aria-label={t('promises.damaged.row')}>
      <p className={styles.words}>{t('promises.damaged.text')}</p>
      <TextView label={t('promises.damaged.raw')} text={stored} empty="" />
    </section>
  )
}
