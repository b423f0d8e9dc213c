import { useState } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { loadVault } from '../../../lib/vault/load-vault'
import { Button } from '../../../ui/button'
import { vaultTrouble } from '../vault-trouble'
import { saveText } from './save-text'
import styles from './vault-dialog.module.css'

/** Why this browser or address can't keep a vault, and what to do. */
export function UnavailableVault({ why, onClose }: { why: 'insecure' | 'storage'; onClose: () => void }) {
  const t = useT()
  return (
    <div className={styles.form}>
      <p>{t(`vault.unavailable.${why}`)}</p>
      <p className={styles.note}>{t('vault.unavailable.meanwhile')}</p>
      <div className={styles.actions}>
        <Button data-autofocus="" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </div>
  )
}

type UnreadableVaultProps = { why: 'damaged' | 'newer'; onForget: () => void }

/** A vault that can't be read: nothing is thrown away, and what is there can be saved as it is. */
export function UnreadableVault({ why, onForget }: UnreadableVaultProps) {
  const t = useT()
  const [trouble, setTrouble] = useState<string>()
  const download = async () => {
    try {
      const text = await (await loadVault()).sealedText()
      saveText('seedpad-vault.json', text ?? '')
    } catch (error) {
      setTrouble(t(vaultTrouble(error)))
    }
  }
  return (
    <div className={styles.form}>
      <p>{t(`vault.unreadable.what.${why}`)}</p>
      {trouble ? (
        <p role="alert" className={styles.trouble}>
          {trouble}
        </p>
      ) : null}
      <div className={styles.actions}>
        <Button look="quiet" className={styles.aside ?? ''} onClick={onForget}>
          {t('vault.forgetDots')}
        </Button>
        <Button data-autofocus="" onClick={download}>
          {t('vault.unreadable.download')}
        </Button>
      </div>
    </div>
  )
}
