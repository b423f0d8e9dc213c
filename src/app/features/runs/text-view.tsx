import { useT } from '../../lib/i18n/i18n'
import { CopyButton } from '../../ui/copy-button'
import { ScrollText } from '../../ui/scroll-text'
import styles from './run-detail.module.css'

const SHOWN = 200_000

/** A text as it is, never as markup; a very long one is cut on screen, not in the copy. */
export function TextView({ label, text, empty }: { label: string; text: string; empty: string }) {
  const t = useT()
  if (text === '') return <p className={styles.none}>{empty}</p>
  return (
    <div className={styles.text}>
      <div className={styles.copy}>
        <CopyButton label={t('copyOf', { what: label })} copiedLabel={t('copied')} text={text} />
      </div>
      <ScrollText label={label}>{text.length > SHOWN ? `${text.slice(0, SHOWN)}\n…` : text}</ScrollText>
    </div>
  )
}
