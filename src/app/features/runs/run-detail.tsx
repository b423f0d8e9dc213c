import { ChevronLeft, FileCheck2, GitCompare, Pencil, RotateCw, Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { spellOut } from '../../../contract/misleading-text'
import type { TargetId } from '../../../contract/target'
import { useT } from '../../lib/i18n/i18n'
import { isOwnRun } from '../../lib/own-run'
import { PlainName } from '../../lib/plain-name'
import type { Run } from '../../lib/run'
import { useLive } from '../../lib/use-live'
import { Button } from '../../ui/button'
import { CopyButton } from '../../ui/copy-button'
import { Menu } from '../../ui/menu'
import { MiddleClip } from '../../ui/middle-clip'
import { TabList, TabPanel } from '../../ui/tabs'
import { AgainLinks } from './again-links'
import { AnswerView } from './answer-view'
import { DamagedView } from './damaged-view'
import { deleteRuns } from './delete-runs'
import { Explanation } from './explanation'
import { MarkView } from './mark-view'
import { NotesView } from './notes-view'
import { ResultView } from './result-view'
import styles from './run-detail.module.css'
import { saveEvidence } from './save-evidence'
import { StateBadge } from './state-badge'
import { TextView } from './text-view'
import { Timeline } from './timeline'
import { UnknownWays } from './unknown-ways'
import './later-words'

type DetailProps = {
  /** Whose profile is in force: who marks a run by hand. */
  operator: string | null
  /** The address of another run's detail, keeping the page. */
  hrefOf: (startId: string) => string
  /** Shown beside a result that does not come. */
  resultHelp: ReactNode
  onEdit: (run: Run, targetId?: TargetId) => void
  /** Where else it could be sent. */
  otherTargets: (run: Run) => readonly { id: TargetId; label: string }[]
  /** From an unknown outcome: always asks. */
  onSendAgain: (run: Run) => void
  /** Asks only where the target is live. @param unlessAccepted not where the same request was accepted already */
  onRunAgain: (run: Run, unlessAccepted: boolean) => void
  /** Puts the run beside the draft, or beside another run. */
  onCompare: (run: Run) => void
  onClose: () => void
  /** It stands in the list's place: the way back to it is shown. */
  alone?: boolean
}

/** Everything known about one run. */
export function RunDetail({ startId, ...rest }: DetailProps & { startId: string }) {
  const t = useT()
  const live = useLive(async (db) => (await db.runs.get(startId)) ?? null, startId)
  const shown = useRef<string>(null)
  // While another run is being read, the former one stands there as itself: each button means the run that is shown.
  const run = live.value
  const there = live.status !== 'ready' || (run && run.startId !== startId) ? null : run !== null
  const close = useRef(rest.onClose)
  close.current = rest.onClose
  // Deleted while it was looked at, alone or with all others: its place closes. An address of a run that was never here says so.
  useEffect(() => {
    if (there) shown.current = startId
    else if (there === false && shown.current === startId) close.current()
  }, [there, startId])
  if (live.status !== 'ready') return <div className={styles.detail} aria-busy={live.status === 'loading'} />
  if (!run)
    return (
      <div className={styles.gone}>
        <p>{t('run.gone')}</p>
        <Button onClick={rest.onClose}>{t('runs.back')}</Button>
      </div>
    )
  return <Detail key={run.startId} run={run} {...rest} />
}

function Detail({
  run,
  operator,
  hrefOf,
  resultHelp,
  onEdit,
  otherTargets,
  onSendAgain,
  onRunAgain,
  onCompare,
  onClose,
  alone = false,
}: DetailProps & { run: Run }) {
  const t = useT()
  const idBase = useId()
  const [tab, setTab] = useState<'result' | 'answer' | 'request' | 'seed' | 'notes'>('result')
  return (
    <article
      className={styles.detail}
      aria-label={t('run.detail', { automation: run.automation })}
      data-run-detail={run.startId}
      tabIndex={-1}
    >
      {alone ? (
        <>
          <h2 className="visually-hidden">{t('run.detail', { automation: run.automation })}</h2>
          <Button look="quiet" className={styles.back ?? ''} onClick={onClose}>
            <ChevronLeft size={15} aria-hidden /> {t('runs.back')}
          </Button>
        </>
      ) : null}
      <header className={styles.header}>
        <StateBadge state={run.state} byHand={run.settledBy === 'operator'} />
        <span className={styles.title}>
          <span className={styles.name} title={spellOut(`${run.automation} · ${run.project}`)}>
            {run.target.simulated ? (
              <span role="img" aria-label={t('run.simulated')} className={styles.simulated}>
                ◆
              </span>
            ) : (
              <span className={styles.live}>{t('shell.live', { label: run.target.label })}</span>
            )}{' '}
            <PlainName text={run.automation} />{' '}
            <span className={styles.where}>
              ·{' '}
              <span data-private="">
                <PlainName text={run.project} />
              </span>
            </span>
            {isOwnRun(run) ? null : (
              <>
                {' '}
                <span className={styles.fromFile} title={t('runs.fromFileTitle')}>
                  {t('runs.fromFile')}
                </span>
              </>
            )}
          </span>
          {run.executionId ? (
            <span className={styles.id}>
              <MiddleClip text={spellOut(run.executionId)} />
              <CopyButton label={t('run.copyId')} copiedLabel={t('copied')} text={run.executionId} />
            </span>
          ) : null}
        </span>
        <span className={styles.actions}>
          <Button disabled={run.state === 'sending'} onClick={() => onRunAgain(run, false)}>
            <RotateCw size={13} aria-hidden /> {t('runs.again.button')}
          </Button>
          <Button onClick={() => onEdit(run)}>
            <Pencil size={13} aria-hidden /> {t('run.edit')}
          </Button>
          <Menu
            label={t('run.menu')}
            icon={<span aria-hidden>⋯</span>}
            items={[
              {
                label: t('seeds.compare'),
                icon: <GitCompare size={14} aria-hidden />,
                onSelect: () => onCompare(run),
              },
              {
                label: t('runs.again.sparing'),
                icon: <RotateCw size={14} aria-hidden />,
                // A run that was accepted itself would always forbid it.
                disabled: run.state === 'sending' || run.state === 'started',
                onSelect: () => onRunAgain(run, true),
              },
              ...otherTargets(run).map(({ id, label }) => ({
                label: t('runs.editOn', { target: label }),
                onSelect: () => onEdit(run, id),
              })),
              {
                label: t('runs.evidence'),
                separated: true,
                icon: <FileCheck2 size={14} aria-hidden />,
                onSelect: () => void saveEvidence(t, run),
              },
              { label: t('run.close'), onSelect: onClose },
              {
                label: t('run.delete'),
                icon: <Trash2 size={14} aria-hidden />,
                danger: true,
                disabled: run.state === 'sending',
                onSelect: () => void deleteRuns(t, [run.startId]),
              },
            ]}
          />
        </span>
      </header>
      <Timeline run={run} />
      <AgainLinks run={run} hrefOf={hrefOf} />
      {run.damaged === undefined ? null : <DamagedView stored={run.damaged} />}
      <Explanation
        run={run}
        ways={
          run.state === 'unknown' ? (
            <UnknownWays run={run} operator={operator} onSendAgain={onSendAgain} />
          ) : undefined
        }
      />
      {run.mark === null ? null : <MarkView run={run} mark={run.mark} />}
      <div className={styles.tabs}>
        <TabList
          label={t('run.tabs')}
          idBase={idBase}
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'result', label: t('run.result') },
            { value: 'answer', label: t('run.answer') },
            { value: 'request', label: t('run.request') },
            { value: 'seed', label: t('run.seed') },
            { value: 'notes', label: run.note || run.tags?.length ? `${t('run.notes')} •` : t('run.notes') },
          ]}
        />
      </div>
      <TabPanel idBase={idBase} value={tab} selected className={styles.panel ?? ''}>
        {tab === 'result' ? <ResultView run={run} help={resultHelp} /> : null}
        {tab === 'answer' ? <AnswerView run={run} /> : null}
        {tab === 'request' ? (
          <>
            <p className={styles.line}>
              <b>POST</b> <span className="mono">{run.url}</span>
            </p>
            <p className={styles.line}>
              {t('run.sentAs', { profile: run.profile ?? '—', target: run.target.label })}
            </p>
            <TextView label={t('request.body')} text={run.maskedBody} empty={t('request.noBody')} />
          </>
        ) : null}
        {tab === 'seed' ? (
          <TextView label={t('run.seed')} text={run.seedText} empty={t('run.noSeed')} />
        ) : null}
        {tab === 'notes' ? <NotesView run={run} /> : null}
      </TabPanel>
    </article>
  )
}
