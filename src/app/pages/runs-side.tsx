import type { TargetId } from '../../contract/target'
import { ReachHelp } from '../features/inbox/reach-help'
import { compareStore } from '../features/seeds/compare/compare-store'
import { useT } from '../lib/i18n/i18n'
import { usePaneShare } from '../lib/layout'
import type { Run } from '../lib/run'
import { NARROW, useMedia } from '../lib/use-media'
import { cx } from '../ui/cx'
import { LazyPart } from '../ui/lazy-part'
import { Splitter } from '../ui/splitter'
import { focusRow } from './focus-run'
import { loadRunDetail, loadRunsBrowser, loadRunsPanel } from './later-parts'
import styles from './runs-side.module.css'

type RunsSideProps = {
  /** The page of its own: everything that can be done with the history. Else it stands beside the form. */
  whole: boolean
  selected: string | null
  hrefOf: (startId: string) => string
  /** Whose profile is in force; null where no credentials are entered. */
  operator: string | null
  onEdit: (run: Run, targetId?: TargetId) => void
  otherTargets: (run: Run) => readonly { id: TargetId; label: string }[]
  onSendAgain: (run: Run) => void
  onRunAgain: (run: Run, unlessAccepted: boolean) => void
  onClose: () => void
}

/**
 * What happened: the list, and the chosen run below it, or beside it where it has the page for itself. Where it is narrow
 * the run takes the list's place.
 */
export function RunsSide({ whole, selected, hrefOf, ...detail }: RunsSideProps) {
  const t = useT()
  const narrow = useMedia(NARROW)
  const [height, setHeight] = usePaneShare('runs', 42)
  const [width, setWidth] = usePaneShare('runs.page', 58)
  const beside = whole && !narrow
  // A phone has no room for both.
  const alone = narrow && selected !== null
  const share = beside ? width : height
  const words = { failed: t('pane.failed'), retry: t('tryAgain') }
  const waiting = <div className={styles.waiting} aria-busy="true" />
  const compare = (before: string, after: string) =>
    compareStore.open({ kind: 'run', startId: before }, { kind: 'run', startId: after })
  return (
    <section
      data-tour="runs"
      aria-label={t('runs.heading')}
      className={cx(styles.side, beside && styles.beside)}
    >
      <div className={styles.list} style={selected ? { flex: `0 0 ${share}%` } : undefined} hidden={alone}>
        {whole ? (
          <LazyPart
            key="whole"
            load={loadRunsBrowser}
            props={{ selected, hrefOf, onCompare: compare }}
            waiting={waiting}
            words={words}
          />
        ) : (
          <LazyPart
            key="beside"
            load={loadRunsPanel}
            props={{ selected, hrefOf }}
            waiting={waiting}
            words={words}
          />
        )}
      </div>
      {selected ? (
        <>
          {alone ? null : (
            <Splitter
              label={t(beside ? 'shell.listWidth' : 'shell.paneHeight')}
              orientation={beside ? 'vertical' : 'horizontal'}
              value={share}
              min={beside ? 30 : 15}
              max={75}
              onChange={beside ? setWidth : setHeight}
            />
          )}
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
              alone,
              onClose: () => {
                detail.onClose()
                focusRow(selected)
              },
            }}
          />
        </>
      ) : null}
    </section>
  )
}
