import { useT } from '../../lib/i18n/i18n'
import { Button } from '../../ui/button'
import { CopyButton } from '../../ui/copy-button'
import { ScrollText } from '../../ui/scroll-text'
import styles from './request-view.module.css'

type RequestViewProps = {
  url: string
  /** `Token ••••9f3a`, or empty where no token is set. */
  maskedToken: string
  maskedKey: string
  body: string
  /** Copy it as code. */
  onTakeOut: () => void
}

/** The exact request, secrets masked: what is shown is what is sent. */
export function RequestView({ url, maskedToken, maskedKey, body, onTakeOut }: RequestViewProps) {
  const t = useT()
  const headers: [string, string][] = [
    ['Authorization', maskedToken || t('request.missing')],
    ['x-api-key', maskedKey || t('request.missing')],
    ...(body === '' ? [] : [['Content-Type', 'application/json'] as [string, string]]),
    ['Accept', 'application/json'],
  ]
  return (
    <div className={styles.view}>
      <div className={styles.line}>
        <span className={styles.method}>POST</span>
        <span data-private="" className="mono">
          {url}
        </span>
        <CopyButton label={t('request.copyUrl')} copiedLabel={t('copied')} text={url} />
        <Button size="small" className={styles.takeOut ?? ''} onClick={onTakeOut}>
          {t('exchange.copyAs')}
        </Button>
      </div>
      <dl className={styles.headers}>
        {headers.map(([name, value]) => (
          <div key={name} className="mono">
            <dt>{name}:</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.body}>
        {body === '' ? (
          <p className={styles.none}>{t('request.noBody')}</p>
        ) : (
          <ScrollText label={t('request.body')}>
            {body.length > SHOWN ? `${body.slice(0, SHOWN)}\n…` : body}
          </ScrollText>
        )}
      </div>
    </div>
  )
}

const SHOWN = 200_000
