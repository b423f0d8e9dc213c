import { useT } from '../../lib/i18n/i18n'
import type { Caution } from '../../lib/start/caution-of'
import { CheckFirst } from '../../lib/start/check-first'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import styles from './caution-dialog.module.css'

type CautionDialogProps = {
  caution: Caution
  facts: Parameters<typeof CheckFirst>[0]['facts']
  onClose: () => void
  onConfirm: () => void
}

/** Before a paid start: shows where it goes, where a link chose that, or where it does not read as what it is. */
export default function CautionDialog({ caution, facts, onClose, onConfirm }: CautionDialogProps) {
  const t = useT()
  return (
    <Dialog
      title={t('names.check.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button className={styles.confirm ?? ''} onClick={onConfirm}>
            {t('names.check.confirm')}
          </Button>
          <Button look="primary" onClick={onClose} data-autofocus>
            {t('names.check.cancel')}
          </Button>
        </>
      }
    >
      <CheckFirst caution={caution} facts={facts} />
    </Dialog>
  )
}
