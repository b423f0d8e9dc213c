import { PlainName } from '../../lib/plain-name'
import './later-words'
import { formatRelative } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { Words } from '../../lib/i18n/words'
import type { Run } from '../../lib/run'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'

type TwinDialogProps = {
  twin: Run
  simulated: boolean
  onClose: () => void
  onShow: () => void
  onConfirm: () => void
}

/** Asks before the same start goes out again within two minutes, and leads to the earlier one. */
export default function TwinDialog({ twin, simulated, onClose, onShow, onConfirm }: TwinDialogProps) {
  const t = useT()
  return (
    <Dialog
      title={t('twin.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onShow}>{t('twin.show')}</Button>
          <Button onClick={onConfirm}>{t('twin.confirm')}</Button>
          <Button look="primary" onClick={onClose} data-autofocus>
            {t('twin.cancel')}
          </Button>
        </>
      }
    >
      <p>
        <Words
          id={`twin.${twin.state === 'started' || twin.state === 'unknown' ? twin.state : 'sending'}`}
          parts={{
            ago: formatRelative(twin.createdAt, Date.now()),
            id: (
              <span className="mono">
                <PlainName text={twin.executionId ?? '—'} />
              </span>
            ),
          }}
        />
      </p>
      <p>{simulated ? t('twin.free') : t('twin.paid')}</p>
    </Dialog>
  )
}
