import { Check, Copy } from 'lucide-react'
import { useEffect, useId, useMemo, useState } from 'react'
import { utf8Length } from '../../../../contract/limits'
import { spellOut } from '../../../../contract/misleading-text'
import type { Target } from '../../../../contract/target'
import { isPrivateHost } from '../../../../contract/webhook-url'
import { formatBytes, formatCount } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { PlainAddress, PlainName } from '../../../lib/plain-name'
import { Button } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'
import { useCopy } from '../../../ui/use-copy'
import styles from '../exchange.module.css'
import { encodeLink, LONGEST_LINK } from './link-codec'
import type { SharedLaunch } from './shared-launch'
import { mayHoldSecret } from './webhook-secret'
import '../later-words'

/** From here on programs are known to cut addresses. */
const LONG = 2_000

export type ShareDialogProps = { shared: SharedLaunch; target: Target; onClose: () => void }

/** A link with what is in the form, credentials and header values left out, and what is in it in words. */
export default function ShareDialog({ shared, target, onClose }: ShareDialogProps) {
  const t = useT()
  const hintId = useId()
  const { webhookUrl = '', sendTo } = shared
  const hasUrl = sendTo === 'url' && webhookUrl !== ''
  const isRisky = useMemo(() => hasUrl && mayHoldSecret(webhookUrl), [hasUrl, webhookUrl])
  const [withUrl, setWithUrl] = useState(hasUrl && !isRisky)
  const link = useLink(shared, withUrl)
  const { copied, copy } = useCopy()
  const size = formatCount(link?.length ?? 0)
  const isTooLong = link !== null && link.length > LONGEST_LINK
  return (
    <Dialog
      wide
      title={t('exchange.share.title')}
      closeLabel={t('close')}
      onClose={onClose}
      actions={
        <>
          <span role="status" className={styles.refused}>
            {copied === 'refused' ? t('exchange.out.refused') : null}
          </span>
          <Button
            look="primary"
            data-autofocus=""
            aria-disabled={link === null || isTooLong}
            onClick={() => {
              if (link !== null && !isTooLong) void copy(link)
            }}
          >
            {copied === 'yes' ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
            {t(copied === 'yes' ? 'copied' : 'exchange.share.copy')}
          </Button>
        </>
      }
    >
      <p className={styles.intro}>{t('exchange.share.carries')}</p>
      {isTooLong ? (
        <p role="alert" className={styles.problem}>
          {t('exchange.share.tooLong', { size })}
        </p>
      ) : (
        <Field
          label={t('exchange.share.link')}
          hint={t('exchange.share.size', { size })}
          warning={link && link.length > LONG ? t('exchange.share.long', { size }) : undefined}
        >
          {(control) => (
            <Input {...control} mono readOnly value={link ?? ''} onFocus={(event) => event.target.select()} />
          )}
        </Field>
      )}
      <h3 className={styles.heading}>{t('exchange.share.holds')}</h3>
      <dl className={styles.rows}>
        <dt>{t('exchange.row.target')}</dt>
        <dd>{target.label}</dd>
        <dt>{t('exchange.row.project')}</dt>
        <dd>
          <PlainName text={shared.project} />
        </dd>
        <dt>{t('exchange.row.automation')}</dt>
        <dd>
          <PlainName text={shared.automation} />
        </dd>
        <dt>{t('exchange.row.sendTo')}</dt>
        <dd>
          {t(`sendTo.${sendTo}`)}
          {withUrl ? (
            <>
              : <PlainAddress url={webhookUrl} />
            </>
          ) : null}
        </dd>
        <dt>{t('exchange.row.headers')}</dt>
        <dd>
          {shared.headerNames.length === 0
            ? t('exchange.row.noHeaders')
            : spellOut(shared.headerNames.join(', '))}
        </dd>
        <dt>{t('exchange.row.seed')}</dt>
        <dd>
          {formatBytes(utf8Length(shared.seed))}
          {shared.seed.trim() === '' ? null : (
            <div className={styles.note}>{t('exchange.share.seedWarning')}</div>
          )}
        </dd>
      </dl>
      <p className={styles.note}>{t('exchange.share.never')}</p>
      <p className={styles.note}>{t('exchange.share.stays')}</p>
      {isPrivateHost(location.hostname) ? <p className={styles.note}>{t('exchange.share.local')}</p> : null}
      {hasUrl ? (
        <div className={styles.option}>
          <label>
            <input
              type="checkbox"
              checked={withUrl}
              aria-describedby={isRisky ? hintId : undefined}
              onChange={(event) => setWithUrl(event.target.checked)}
            />
            {t('exchange.share.withUrl')}
          </label>
          {isRisky ? (
            <p id={hintId} className={styles.note}>
              {t('exchange.share.urlHint')}
            </p>
          ) : null}
        </div>
      ) : null}
    </Dialog>
  )
}

/** `null` while it is being made. */
function useLink({ webhookUrl, ...shared }: SharedLaunch, withUrl: boolean): string | null {
  const [link, setLink] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shared stands still while the dialog is open
  useEffect(() => {
    let over = false
    const carried = withUrl && webhookUrl !== undefined ? { ...shared, webhookUrl } : shared
    void encodeLink(carried).then((fragment) => {
      if (!over) setLink(`${location.origin}/${fragment}`)
    })
    return () => {
      over = true
    }
  }, [withUrl])
  return link
}
