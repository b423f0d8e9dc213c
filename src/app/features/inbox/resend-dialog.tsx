import { Check, Copy } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Delivery } from '../../../contract/inbox-messages'
import { formatBytes } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { keepChoice, readChoice } from '../../lib/kept-choice'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { Input } from '../../ui/input'
import { ScrollText } from '../../ui/scroll-text'
import { useCopy } from '../../ui/use-copy'
import { resendCommand } from './resend-command'
import styles from './resend-dialog.module.css'
import './later-words'

const STORAGE_KEY = 'seedpad.resendUrl'
const EXAMPLE = 'http://localhost:8000/webhook'
const SHOWN = 4_000

/** A delivery as a command that sends it to a program of the operator's own; the address is remembered. */
export function ResendDialog({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) {
  const t = useT()
  const [url, setUrl] = useState(() => readChoice(STORAGE_KEY) || EXAMPLE)
  // Where the browser refuses, what is shown stays selectable.
  const { copied, copy } = useCopy()
  const isCopied = copied === 'yes'
  const address = url.trim()
  const isUsable = /^https?:\/\//i.test(address) && URL.canParse(address)
  const command = useMemo(
    () => resendCommand(delivery, isUsable ? address : EXAMPLE),
    [delivery, address, isUsable],
  )
  const copyCommand = () => {
    keepChoice(STORAGE_KEY, address)
    void copy(command)
  }
  return (
    <Dialog
      wide
      title={t('inbox.resendTitle')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <Button look="primary" disabled={!isUsable} onClick={copyCommand}>
          {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          {t(isCopied ? 'copied' : 'inbox.resendCopy')}
        </Button>
      }
    >
      <Field
        label={t('inbox.resendUrl')}
        hint={t('inbox.resendText')}
        error={isUsable ? undefined : t('inbox.resendBadUrl')}
      >
        {(control) => (
          <Input
            {...control}
            mono
            inputMode="url"
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        )}
      </Field>
      <ScrollText label={t('inbox.resendCommand')} className={styles.command ?? ''}>
        {command.length > SHOWN ? `${command.slice(0, SHOWN)}…` : command}
      </ScrollText>
      {command.length > SHOWN ? (
        <p className={styles.cut}>{t('inbox.resendCut', { size: formatBytes(command.length) })}</p>
      ) : null}
    </Dialog>
  )
}
