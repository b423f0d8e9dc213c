import { useMemo } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import type { RunLine } from '../../../lib/run-index/run-line'
import { statsOf } from '../../../lib/run-index/run-stats'
import styles from './tiny-chart.module.css'

const BARS = 14
const HEIGHT = 22

/** The newest starts over time, as a handful of bars: how busy it was, and how much of it failed. */
export function TinyChart({ lines }: { lines: readonly RunLine[] }) {
  const t = useT()
  const bars = useMemo(() => inFewBars(lines), [lines])
  const highest = Math.max(1, ...bars.map(({ good, bad }) => good + bad))
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${BARS * 5} ${HEIGHT}`}
      width={BARS * 5}
      height={HEIGHT}
      role="img"
      aria-label={t('runs.tinyChart', { count: lines.length })}
    >
      {bars.map(({ good, bad }, at) => {
        const scale = (HEIGHT - 1) / highest
        const badHeight = bad === 0 ? 0 : Math.max(2, bad * scale)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
          <g key={at}>
            <rect
              className={styles.good}
              x={at * 5}
              width={4}
              y={HEIGHT - (good + bad) * scale}
              height={good * scale}
              rx={0.5}
            />
            <rect
              className={styles.bad}
              x={at * 5}
              width={4}
              y={HEIGHT - badHeight}
              height={badHeight}
              rx={0.5}
            />
          </g>
        )
      })}
    </svg>
  )
}

function inFewBars(lines: readonly RunLine[]): { good: number; bad: number }[] {
  const { time } = statsOf(lines)
  const step = Math.max(1, Math.ceil(time.length / BARS))
  const bars: { good: number; bad: number }[] = []
  for (let at = 0; at < time.length; at += step) {
    const some = time.slice(at, at + step)
    const sum = (pick: (bar: (typeof some)[number]) => number) =>
      some.reduce((all, bar) => all + pick(bar), 0)
    bars.push({
      good: sum(({ counts }) => counts.started + counts.sending),
      bad: sum(({ counts }) => counts.rejected + counts.unknown + counts['not-sent']),
    })
  }
  return bars
}
