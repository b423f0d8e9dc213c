import '../later-words'
import { Table2 } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { chartWords } from '../../../lib/run-charts/chart-words'
import { outcomesChart } from '../../../lib/run-charts/outcomes-chart'
import { spreadChart } from '../../../lib/run-charts/spread-chart'
import { askIndex, subscribeIndex } from '../../../lib/run-index/index-client'
import { type RunQuery, writeQuery } from '../../../lib/run-index/run-query'
import type { RunStats } from '../../../lib/run-index/run-stats'
import { Button } from '../../../ui/button'
import { useWidth } from '../../../ui/use-width'
import { ChartTables } from './chart-tables'
import styles from './charts.module.css'
import { CHART_HEIGHT, StartsFigure } from './starts-figure'
import { svgPicture } from './svg-picture'

type ChartsPanelProps = { query: RunQuery; onBrush: (from: number, to: number) => void }

const AGAIN_AFTER_MS = 500
/** The list that was asked for comes first; while somebody types, pictures wait. */
const AFTER_LIST_MS = 120

/** Pictures of what the view holds, and the same figures as tables. */
export default function ChartsPanel({ query, onBrush }: ChartsPanelProps) {
  const t = useT()
  const outcomesId = useId()
  const stats = useStats(query)
  const [asTable, setAsTable] = useState(false)
  if (stats === null) return <div className={styles.panel} style={{ height: 162 }} aria-busy="true" />
  const words = chartWords(t, stats)
  return (
    <section className={styles.panel} aria-label={t('runs.charts.region')}>
      <Button
        size="small"
        look="quiet"
        className={styles.toggle ?? ''}
        aria-pressed={asTable}
        title={t(asTable ? 'runs.charts.asPictures' : 'runs.charts.asTables')}
        onClick={() => setAsTable(!asTable)}
      >
        <Table2 size={13} aria-hidden />
        <span className={styles.toggleWords}>
          {t(asTable ? 'runs.charts.asPictures' : 'runs.charts.asTables')}
        </span>
      </Button>
      {asTable ? (
        <ChartTables stats={stats} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: inside the region of that name; this one only scrolls
        // biome-ignore lint/a11y/noNoninteractiveTabindex: where it is too narrow it scrolls, by keyboard too
        <div role="group" aria-label={t('runs.charts.pictures')} tabIndex={0} className={styles.strip}>
          <StartsFigure stats={stats} onBrush={onBrush} />
          <Figure
            title={t('runs.charts.accept')}
            none={stats.accept === null ? t('runs.charts.noAccept') : null}
            draw={(width) =>
              stats.accept && words.accept
                ? svgPicture(spreadChart(stats.accept, { width, height: CHART_HEIGHT }, words.accept))
                : null
            }
          />
          <Figure
            title={t('runs.charts.result')}
            none={stats.result === null ? t('runs.charts.noResult') : null}
            draw={(width) =>
              stats.result && words.result
                ? svgPicture(spreadChart(stats.result, { width, height: CHART_HEIGHT }, words.result))
                : null
            }
          />
          <Figure
            title={t('runs.charts.outcomes')}
            none={stats.outcomes.length === 0 ? t('runs.charts.noRuns') : null}
            draw={(width) => svgPicture(outcomesChart(outcomesId, stats.outcomes, width, words.outcomes))}
          />
        </div>
      )}
    </section>
  )
}

type FigureProps = { title: string; none: string | null; draw: (width: number) => ReactNode }

function Figure({ title, none, draw }: FigureProps) {
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame) ?? 220
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <b>{title}</b>
      </figcaption>
      <div ref={frame} className={styles.frame}>
        {none === null ? draw(width) : <p className={styles.none}>{none}</p>}
      </div>
    </figure>
  )
}

/** The figures of a query, live; the last ones stay until the next are there. */
function useStats(query: RunQuery): RunStats | null {
  const [stats, setStats] = useState<RunStats | null>(null)
  const key = String(writeQuery(query))
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the query
  useEffect(() => {
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      const next = await askIndex('stats', { query }).catch(() => null)
      if (!over && next) setStats(next)
    }
    const first = setTimeout(() => void ask(), stats === null ? 0 : AFTER_LIST_MS)
    // Pictures need not follow every run of a batch at once.
    const stop = subscribeIndex(() => {
      timer ??= setTimeout(() => {
        timer = undefined
        void ask()
      }, AGAIN_AFTER_MS)
    })
    return () => {
      over = true
      clearTimeout(first)
      clearTimeout(timer)
      stop()
    }
  }, [key])
  return stats
}
