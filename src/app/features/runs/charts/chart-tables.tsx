import { formatDuration } from '../../../lib/format'
import { useT } from '../../../lib/i18n/i18n'
import { PlainName } from '../../../lib/plain-name'
import { barText } from '../../../lib/run-charts/chart-words'
import { STACKED, sumOf } from '../../../lib/run-charts/state-look'
import type { RunStats, Spread, StateCounts } from '../../../lib/run-index/run-stats'
import { useCount } from '../list/filter-buttons'
import styles from './charts.module.css'

/** The figures behind the pictures. */
export function ChartTables({ stats }: { stats: RunStats }) {
  const t = useT()
  const count = useCount()
  const head = (first: string) => (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {STACKED.map((state) => (
          <th key={state} scope="col">
            {t(`state.${state}`)}
          </th>
        ))}
      </tr>
    </thead>
  )
  const cells = (counts: StateCounts) => STACKED.map((state) => <td key={state}>{count(counts[state])}</td>)
  return (
    <div className={styles.tables}>
      <table>
        <caption>{t('runs.charts.starts')}</caption>
        {head(t('runs.charts.when'))}
        <tbody>
          {stats.time
            .filter(({ counts }) => sumOf(counts) > 0)
            .map((bar) => (
              <tr key={bar.from}>
                <th scope="row">{barText(bar)}</th>
                {cells(bar.counts)}
              </tr>
            ))}
        </tbody>
      </table>
      <table>
        <caption>{t('runs.charts.outcomes')}</caption>
        {head(t('runs.filter.automation'))}
        <tbody>
          {stats.outcomes.map((outcome) => (
            <tr key={`${outcome.project} ${outcome.automation}`}>
              <th scope="row">
                <PlainName text={outcome.automation} /> · <PlainName text={outcome.project} />
              </th>
              {cells(outcome.counts)}
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <caption>{t('runs.charts.times')}</caption>
        <tbody>
          <SpreadRows title={t('runs.charts.accept')} spread={stats.accept} />
          <SpreadRows title={t('runs.charts.result')} spread={stats.result} />
        </tbody>
      </table>
    </div>
  )
}

function SpreadRows({ title, spread }: { title: string; spread: Spread | null }) {
  const t = useT()
  if (spread === null) return null
  return (
    <>
      <tr>
        <th scope="row">{title}</th>
        <td>{t('runs.charts.runs', { count: spread.count })}</td>
      </tr>
      <tr>
        <th scope="row">{t('runs.charts.medianName')}</th>
        <td>{formatDuration(spread.median)}</td>
      </tr>
      <tr>
        <th scope="row">{t('runs.charts.p95Name')}</th>
        <td>{formatDuration(spread.p95)}</td>
      </tr>
    </>
  )
}
