import { useT } from '../../../lib/i18n/i18n'
import { cx } from '../../../ui/cx'
import { passphraseStrength } from './passphrase-strength'
import styles from './vault-dialog.module.css'

const LEVELS = ['weak', 'fair', 'good', 'strong'] as const

/** Four bars and a word: how hard the passphrase is to guess. */
export function StrengthMeter({ passphrase }: { passphrase: string }) {
  const t = useT()
  const { level } = passphraseStrength(passphrase)
  const name = LEVELS[level]
  return (
    <span className={styles.strength}>
      <span aria-hidden className={cx(styles.bars, styles[name])}>
        {LEVELS.map((bar, at) => (
          <span key={bar} className={passphrase !== '' && at <= level ? styles.full : undefined} />
        ))}
      </span>
      <span role="status">{t(passphrase === '' ? 'vault.strength.none' : `vault.strength.${name}`)}</span>
    </span>
  )
}
