import { Check, Copy } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { checkJson } from '../../../../contract/json-text'
import type { Target } from '../../../../contract/target'
import { useDemo } from '../../../lib/demo'
import { formatBytes } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { Dialog } from '../../../ui/dialog'
import { ScrollText } from '../../../ui/scroll-text'
import { TabList, TabPanel } from '../../../ui/tabs'
import { useCopy } from '../../../ui/use-copy'
import styles from '../exchange.module.css'
import { codeFor, FORMAT_NAMES, FORMATS, type Format } from './formats'
import { type LaunchRequest, outgoingOf } from './outgoing'
import '../later-words'

const SHOWN = 20_000

export type TakeOutDialogProps = { request: LaunchRequest; target: Target; onClose: () => void }

/** The exact request as code of several forms, without secrets unless they are asked for. */
export default function TakeOutDialog({ request, target, onClose }: TakeOutDialogProps) {
  const t = useT()
  const idBase = useId()
  const hintId = useId()
  const [format, setFormat] = useState<Format>('curl')
  const demo = useDemo()
  const [wanted, setSecrets] = useState(false)
  const secrets = wanted && !demo.on
  const { copied, copy } = useCopy()
  const code = useMemo(() => codeFor(format, outgoingOf(request, secrets)), [format, request, secrets])
  const isJson = useMemo(() => request.seedText.trim() === '' || checkJson(request.seedText).ok, [request])
  return (
    <Dialog
      wide
      title={t('exchange.out.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <span role="status" className={styles.refused}>
            {copied === 'refused' ? t('exchange.out.refused') : null}
          </span>
          <Button look="primary" data-autofocus="" onClick={() => void copy(code)}>
            {copied === 'yes' ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
            {t(copied === 'yes' ? 'copied' : 'exchange.out.copy')}
          </Button>
        </>
      }
    >
      <div className={styles.formats}>
        <TabList
          label={t('exchange.out.formats')}
          idBase={idBase}
          value={format}
          onChange={setFormat}
          tabs={FORMATS.map((value) => ({ value, label: FORMAT_NAMES[value] }))}
        />
      </div>
      <TabPanel idBase={idBase} value={format} selected>
        <p className={styles.note}>{t(`exchange.out.note.${format}`)}</p>
        <ScrollText label={t('exchange.out.code')} className={styles.code ?? ''}>
          {code.length > SHOWN ? `${code.slice(0, SHOWN)}…` : code}
        </ScrollText>
        {code.length > SHOWN ? (
          <p className={styles.note}>{t('exchange.out.cut', { size: formatBytes(code.length) })}</p>
        ) : null}
      </TabPanel>
      {isJson ? null : <p className={styles.warning}>{t('exchange.out.notJson')}</p>}
      <p className={cx(styles.note, target.simulated ? styles.simulated : styles.live)}>
        {target.simulated ? t('exchange.out.simulated') : t('exchange.out.live', { target: target.label })}
      </p>
      {format === 'datallog' || demo.on ? null : (
        <div className={styles.option}>
          <label>
            <input
              type="checkbox"
              checked={secrets}
              aria-describedby={hintId}
              onChange={(event) => setSecrets(event.target.checked)}
            />
            {t('exchange.out.secrets')}
          </label>
          <p id={hintId} className={secrets ? styles.warning : styles.note}>
            {t('exchange.out.secretsHint')}
          </p>
        </div>
      )}
    </Dialog>
  )
}
