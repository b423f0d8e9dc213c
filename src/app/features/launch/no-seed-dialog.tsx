import './later-words'
import type { Target } from '../../../contract/target'
import { useT } from '../../lib/i18n/i18n'
import { Words } from '../../lib/i18n/words'
import { StrongName } from '../../lib/plain-name'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import styles from './caution-dialog.module.css'

type NoSeedDialogProps = {
  automation: string
  project: string
  target: Target
  onClose: () => void
  onConfirm: () => void
}

/** Before a paid start whose editor is empty: nothing is passed to the automation then, which may be a slip. */
export default function NoSeedDialog({ automation, project, target, onClose, onConfirm }: NoSeedDialogProps) {
  const t = useT()
  return (
    <Dialog
      title={t('caution.noSeed.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button className={styles.confirm ?? ''} onClick={onConfirm}>
            {t('caution.noSeed.confirm')}
          </Button>
          <Button look="primary" onClick={onClose} data-autofocus>
            {t('caution.noSeed.cancel')}
          </Button>
        </>
      }
    >
      <p>
        <Words
          id="caution.noSeed.what"
          parts={{
            automation: <StrongName text={automation} />,
            project: <StrongName text={project} />,
            target: <b>{target.label}</b>,
          }}
        />
      </p>
      <p>{t('caution.noSeed.once')}</p>
    </Dialog>
  )
}
