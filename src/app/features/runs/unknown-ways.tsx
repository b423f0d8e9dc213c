import { type ComponentProps, type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react'
import { isPrivateHost } from '../../../contract/webhook-url'
import { formatElapsed, formatRelative } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import type { MarkAs, Run } from '../../lib/run'
import { sentTimeOf } from '../../lib/sent-time'
import { useNow } from '../../lib/use-now'
import { Button } from '../../ui/button'
import { toasts } from '../../ui/toast'
import type { MarkDialog } from './mark-dialog'
import styles from './unknown-ways.module.css'

const loadDialog = () => import('./mark-dialog').then(({ MarkDialog }) => MarkDialog)

type UnknownWaysProps = {
  run: Run
  operator: string | null
  onSendAgain: (run: Run) => void
}

/** The three ways out of an unknown outcome: wait for proof, mark by hand, send again knowingly. */
export function UnknownWays({ run, operator, onSendAgain }: UnknownWaysProps) {
  const t = useT()
  const section = useRef<HTMLElement>(null)
  const [marking, setMarking] = useState<MarkAs | null>(null)
  const [Dialog, setDialog] = useState<ComponentType<ComponentProps<typeof MarkDialog>>>()
  // Asked for ahead: what is typed right after the key that opens it must find it open.
  useEffect(() => {
    loadDialog().then(
      (Loaded) => setDialog(() => Loaded),
      () => undefined,
    )
  }, [])
  const mark = async (as: MarkAs) => {
    if (Dialog) return setMarking(as)
    try {
      const Loaded = await loadDialog()
      setDialog(() => Loaded)
      setMarking(as)
    } catch {
      toasts.show(t('promises.notLoaded'))
    }
  }
  /** This part is about to go with the buttons that had the focus; the run itself stays. */
  const leave = () => {
    const detail = section.current?.closest<HTMLElement>('[data-run-detail]')
    setMarking(null)
    requestAnimationFrame(() => detail?.focus())
  }
  return (
    <section ref={section} className={styles.ways} aria-label={t('promises.ways')}>
      <Way title={t('promises.wait.title')} text={<WaitWords run={run} />} />
      <Way title={t('promises.mark.title')} text={t('promises.mark.text')}>
        <Button size="small" onClick={() => void mark('started')}>
          {t('promises.mark.started')}
        </Button>
        <Button size="small" onClick={() => void mark('not-started')}>
          {t('promises.mark.not-started')}
        </Button>
      </Way>
      <Way
        title={t('promises.again.title')}
        text={t(run.target.simulated ? 'promises.again.free' : 'promises.again.paid')}
      >
        <Button size="small" onClick={() => onSendAgain(run)}>
          {t('promises.again.button')}
        </Button>
      </Way>
      {marking && Dialog ? (
        <Dialog
          run={run}
          as={marking}
          operator={operator}
          onClose={() => setMarking(null)}
          onMarked={leave}
        />
      ) : null}
    </section>
  )
}

function Way({ title, text, children }: { title: string; text: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.way}>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.text}>{text}</p>
      {children ? <div className={styles.actions}>{children}</div> : null}
    </div>
  )
}

/** Whether waiting helps: only where the result was asked to come to this dashboard, and can. */
function WaitWords({ run }: { run: Run }) {
  const t = useT()
  const now = useNow(run.sendTo === 'inbox' ? 1000 : 60_000)
  if (run.sendTo === 'default') return t('promises.wait.default')
  if (run.sendTo === 'url') return t('promises.wait.url', { url: run.webhookUrl ?? '' })
  if (run.resultAt !== null) return t('promises.wait.unverified', { ago: formatRelative(run.resultAt, now) })
  const host = hostOf(run.webhookUrl)
  if (host !== null && !run.target.simulated && isPrivateHost(host))
    return t('promises.wait.unreachable', { host, target: run.target.label })
  const since = sentTimeOf(run)
  const elapsed = formatElapsed(now - since)
  return <span className="num">{t('promises.wait.inbox', { elapsed })}</span>
}

function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).hostname : null
}
