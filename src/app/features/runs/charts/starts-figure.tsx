import { useId, useRef, useState } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { barText, chartWords } from '../../../lib/run-charts/chart-words'
import { startsChart, startsScale } from '../../../lib/run-charts/starts-chart'
import { STACKED, sumOf } from '../../../lib/run-charts/state-look'
import type { RunStats } from '../../../lib/run-index/run-stats'
import { useWidth } from '../../../ui/use-width'
import { useCount } from '../list/filter-buttons'
import styles from './charts.module.css'
import { svgPicture } from './svg-picture'
import { useBrush } from './use-brush'

export const CHART_HEIGHT = 130

type StartsFigureProps = {
  stats: RunStats
  /** The range's first and last moment, ms since 1970. */
  onBrush: (from: number, to: number) => void
}

/** Starts by state over time; a range drawn across it becomes a filter. */
export function StartsFigure({ stats: latest, onBrush }: StartsFigureProps) {
  const t = useT()
  const id = useId()
  const count = useCount()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame) ?? 400
  const size = { width, height: CHART_HEIGHT }
  const [stats, setStats] = useState(latest)
  const { time } = stats
  const words = chartWords(t, stats).starts
  const scale = startsScale(size, time.length)
  const { chosen, handlers } = useBrush({
    bars: time.length,
    barAt: scale.barAt,
    onChoose(first, last) {
      const [from, to] = [time[first], time[last]]
      if (from && to) onBrush(from.from, to.to)
    },
  })
  // Runs that arrive while a range is drawn would move the bars from under it: what it is drawn on stays until it is chosen.
  if (chosen === null && stats !== latest) setStats(latest)
  const rangeText = ({ first, last }: { first: number; last: number }) => {
    const some = time.slice(first, last + 1)
    const [from, to] = [some[0], some.at(-1)]
    if (!from || !to) return ''
    const runs = some.reduce((sum, { counts }) => sum + sumOf(counts), 0)
    return `${barText({ ...from, to: to.to })}: ${t('runs.charts.runs', { count: runs })}`
  }
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <b>{t('runs.charts.starts')}</b>
        <ul className={styles.legend}>
          {STACKED.filter((state) => stats.states[state] > 0).map((state) => (
            <li key={state}>
              <svg width={12} height={12} aria-hidden="true">
                <rect width={12} height={12} rx={2} fill={`url(#${id}-${state})`} />
              </svg>
              {t(`state.${state}`)} {count(stats.states[state])}
            </li>
          ))}
        </ul>
      </figcaption>
      <div ref={frame} className={styles.frame} title={t('runs.charts.brush')}>
        {svgPicture(startsChart(id, time, size, words))}
        <div
          role="slider"
          tabIndex={0}
          aria-label={t('runs.charts.range')}
          aria-description={t('runs.charts.rangeKeys')}
          aria-valuemin={1}
          aria-valuemax={Math.max(1, time.length)}
          aria-valuenow={(chosen?.at ?? time.length - 1) + 1}
          aria-valuetext={chosen ? rangeText(chosen) : t('runs.charts.rangeNone')}
          className={styles.brush}
          {...handlers}
        >
          {chosen ? (
            <div
              className={styles.range}
              style={{
                left: scale.xOf(chosen.first),
                width: scale.step * (chosen.last - chosen.first + 1),
              }}
            />
          ) : null}
        </div>
        {chosen ? <output className={styles.rangeText}>{rangeText(chosen)}</output> : null}
      </div>
    </figure>
  )
}
