import { type PointerEvent, useId, useRef, useState } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { chartWords } from '../../../lib/run-charts/chart-words'
import { startsChart, startsScale } from '../../../lib/run-charts/starts-chart'
import { STACKED } from '../../../lib/run-charts/state-look'
import type { RunStats } from '../../../lib/run-index/run-stats'
import { useWidth } from '../../../ui/use-width'
import { useCount } from '../list/filter-buttons'
import styles from './charts.module.css'
import { svgPicture } from './svg-picture'

export const CHART_HEIGHT = 130

type StartsFigureProps = { stats: RunStats; onBrush: (from: number, to: number) => void }

/** Starts by state over time; a range drawn across it becomes a filter. */
export function StartsFigure({ stats, onBrush }: StartsFigureProps) {
  const t = useT()
  const id = useId()
  const count = useCount()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame) ?? 400
  const [brush, setBrush] = useState<[number, number] | null>(null)
  const size = { width, height: CHART_HEIGHT }
  const { time } = stats
  const scale = startsScale(size, time.length)
  const barUnder = (event: PointerEvent<HTMLElement>) =>
    scale.barAt(event.clientX - event.currentTarget.getBoundingClientRect().left)
  const first = brush && Math.min(...brush)
  const last = brush && Math.max(...brush)
  const finish = () => {
    setBrush(null)
    const [from, to] = [time[first ?? -1], time[last ?? -1]]
    if (from && to) onBrush(from.from, to.to)
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
        {svgPicture(startsChart(id, time, size, chartWords(t, stats).starts))}
        <div
          className={styles.brush}
          onPointerDown={(event) => {
            if (event.button !== 0) return
            event.currentTarget.setPointerCapture(event.pointerId)
            const at = barUnder(event)
            setBrush([at, at])
          }}
          onPointerMove={(event) => {
            if (brush) setBrush([brush[0], barUnder(event)])
          }}
          onPointerUp={finish}
          onPointerCancel={() => setBrush(null)}
        >
          {brush && first !== null && last !== null ? (
            <div
              className={styles.range}
              style={{ left: scale.xOf(first), width: scale.step * (last - first + 1) }}
            />
          ) : null}
        </div>
      </div>
    </figure>
  )
}
