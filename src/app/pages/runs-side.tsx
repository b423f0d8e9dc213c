import { ReachHelp } from '../features/inbox/reach-help'
import { compareStore } from '../features/seeds/compare/compare-store'
import { useT } from '../lib/i18n/i18n'
import { usePaneShare } from '../lib/layout'
import type { Run } from '../lib/run'
import { LazyPart } from '../ui/lazy-part'
import { Splitter } from '../ui/splitter'
import { loadRunDetail, loadRunsPanel } from './later-parts'
import styles from './runs-side.module.css'

type RunsSideProps = {
  selected: string | null
  hrefOf: (startId: string) => string
  /** Whose profile is in force; null where no credentials are entered. */
  operator: string | null
  onEdit: (run: Run) => void
  onSendAgain: (run: Run) => void
  onClose: () => void
}

/** The right half: what happened. The list above, the chosen run below. */
export function RunsSide({ selected, hrefOf, ...detail }: RunsSideProps) {
  const t = useT()
  const [share, setShare] = usePaneShare('runs', 42)
  return (
    <section aria-label={t('runs.heading')} className={styles.side}>
      <div className={styles.list} style={selected ? { flex: `0 0 ${share}%` } : undefined}>
        <LazyPart
          load={loadRunsPanel}
          props={{ selected, hrefOf }}
          waiting={<div className={styles.waiting} aria-busy="true" />}
          words={{ failed: t('pane.failed'), retry: t('tryAgain') }}
        />
      </div>
      {selected ? (
        <>
          <Splitter
            label={t('shell.paneHeight')}
            orientation="horizontal"
            value={share}
            min={15}
            max={75}
            onChange={setShare}
          />
          <LazyPart
            load={loadRunDetail}
            waiting={<div className={styles.detail} aria-busy="true" />}
            words={{ failed: t('promises.notLoaded'), retry: t('tryAgain') }}
            props={{
              startId: selected,
              hrefOf,
              resultHelp: <ReachHelp />,
              onCompare: ({ startId }: Run) => compareStore.open({ kind: 'run', startId }, { kind: 'draft' }),
              ...detail,
            }}
          />
        </>
      ) : null}
    </section>
  )
}
