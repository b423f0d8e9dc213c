import { useLocation, useSearch } from 'wouter'
import type { Config } from '../../contract/config-message'
import type { Target } from '../../contract/target'
import { announceBatches } from '../features/batch/view/announce'
import { BatchList } from '../features/batch/view/batch-list'
import { useT } from '../lib/i18n/i18n'
import { usePaneShare } from '../lib/layout'
import { useChosenTarget } from '../lib/target-choice'
import { NARROW, useMedia } from '../lib/use-media'
import { Boundary } from '../ui/boundary'
import { cx } from '../ui/cx'
import { Splitter } from '../ui/splitter'
import styles from './batch-page.module.css'
import { BatchRunPane } from './batch-run-pane'
import { NewBatch } from './new-batch'
import { ShownBatch } from './shown-batch'
import { useBatchSending } from './use-batch-sending'

announceBatches()

type BatchPageProps = { config: Config; onOpenPanel: () => void }

/** Many starts of one automation: the batches so far, a new one, or one of them with the run that is looked at. */
export function BatchPage({ config, onOpenPanel }: BatchPageProps) {
  const target = useChosenTarget(config.targets)
  return target ? <Page config={config} target={target} onOpenPanel={onOpenPanel} /> : null
}

function Page({ config, target, onOpenPanel }: BatchPageProps & { target: Target }) {
  const t = useT()
  const [, navigate] = useLocation()
  const search = new URLSearchParams(useSearch())
  const selected = search.get('batch')
  const run = search.get('run')
  const narrow = useMedia(NARROW)
  const [share, setShare] = usePaneShare('batch', 58)
  const hrefOf = (batchId: string | null) => (batchId === null ? '/batch' : `/batch?batch=${batchId}`)
  const runHref = (startId: string) => `${hrefOf(selected)}${selected === null ? '?' : '&'}run=${startId}`
  const runPage = (startId: string) => `/runs?run=${startId}`
  const { send, goesTo, missingCredentials } = useBatchSending(config, onOpenPanel)
  const list = (
    <nav aria-label={t('batch.heading')} className={styles.list} hidden={narrow && selected !== null}>
      <BatchList selected={selected} hrefOf={hrefOf} />
    </nav>
  )
  return (
    <main className={cx(styles.page, narrow && styles.narrow)}>
      {narrow ? null : list}
      <section aria-label={t('nav.batch')} className={styles.main} hidden={narrow && run !== null}>
        <Boundary words={t('pane.failed')} retry={t('tryAgain')}>
          {narrow && selected !== null ? (
            <a
              href="/batch"
              className={styles.back}
              onClick={(event) => {
                event.preventDefault()
                navigate('/batch')
              }}
            >
              ← {t('batch.heading')}
            </a>
          ) : null}
          {narrow && selected === null ? (
            // Folded away: the form's button stays at the foot of a small screen.
            <details className={styles.fold}>
              <summary>{t('batch.heading')}</summary>
              {list}
            </details>
          ) : null}
          {selected === null ? (
            <NewBatch
              config={config}
              target={target}
              sendAs={goesTo(target.id).sendAs}
              runHref={runPage}
              onMissingCredentials={missingCredentials}
              onConfirmed={(batch, headers, confirmed) => {
                navigate(hrefOf(batch.id))
                void send(batch, headers, confirmed)
              }}
            />
          ) : (
            <ShownBatch
              key={selected}
              batchId={selected}
              run={run}
              goesTo={goesTo}
              onOpenRun={(startId) => navigate(runHref(startId))}
              hrefOf={hrefOf}
              runHref={runPage}
              onSend={(batch, headers, confirmed) => void send(batch, headers, confirmed)}
              onMissingCredentials={missingCredentials}
              onShowBatch={(id) => navigate(hrefOf(id))}
            />
          )}
        </Boundary>
      </section>
      {run === null ? null : (
        <>
          {narrow ? null : (
            <Splitter
              label={t('shell.panes')}
              orientation="vertical"
              value={share}
              min={35}
              max={75}
              onChange={setShare}
            />
          )}
          <section
            aria-label={t('batch.runPane')}
            className={styles.run}
            style={narrow ? undefined : { flex: `0 0 ${100 - share}%` }}
          >
            <Boundary words={t('pane.failed')} retry={t('tryAgain')}>
              <BatchRunPane
                config={config}
                startId={run}
                hrefOf={runHref}
                onClose={() => navigate(hrefOf(selected))}
              />
            </Boundary>
          </section>
        </>
      )}
    </main>
  )
}
