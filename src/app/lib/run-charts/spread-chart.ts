import type { Spread } from '../run-index/run-stats'
import { type ChartSize, round } from './starts-chart'
import type { SvgNode } from './svg-node'

export type SpreadWords = {
  label: string
  duration: (ms: number) => string
  bar: (bar: Spread['bars'][number]) => string
  median: string
  p95: string
}

const SIDE = 8
const TOP = 34
const BOTTOM = 20
const TICK_WIDTH = 62
/** About so wide is a letter of the marks' words. */
const LETTER_WIDTH = 6.2

/** How durations spread, on a scale that grows tenfold, with the median and the 95th percentile marked. */
export function spreadChart(
  { bars, median, p95 }: Spread,
  { width, height }: ChartSize,
  words: SpreadWords,
): SvgNode {
  const inner = width - 2 * SIDE
  const first = bars[0]?.from ?? 1
  const last = bars.at(-1)?.to ?? 10
  const span = Math.log10(last) - Math.log10(first)
  const xOf = (ms: number) => SIDE + ((Math.log10(Math.max(first, ms)) - Math.log10(first)) / span) * inner
  const most = Math.max(1, ...bars.map(({ count }) => count))
  const yOf = (count: number) => TOP + (height - TOP - BOTTOM) * (1 - count / most)
  const step = inner / Math.max(1, bars.length)
  const everyBar = Math.max(1, Math.ceil(TICK_WIDTH / step))
  const mark = (ms: number, line: number, look: string, words_: string): SvgNode[] => {
    const x = round(xOf(ms))
    const room = words_.length * LETTER_WIDTH + 6
    // Right of its line, else left of it, else across it.
    const fits = x + room <= width
    const atEnd = !fits && x >= room
    const start = fits ? x + 4 : Math.max(0, width - room)
    return [
      { tag: 'line', look: `mark ${look}`, attrs: { x1: x, x2: x, y1: 4 + line * 14, y2: height - BOTTOM } },
      {
        tag: 'text',
        look: `mark ${look}`,
        attrs: { x: round(atEnd ? x - 4 : start), y: 12 + line * 14, 'text-anchor': atEnd ? 'end' : 'start' },
        children: [words_],
      },
    ]
  }
  return {
    tag: 'svg',
    look: 'chart',
    attrs: { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': words.label },
    children: [
      {
        tag: 'line',
        look: 'grid',
        attrs: { x1: SIDE, x2: width - SIDE, y1: height - BOTTOM, y2: height - BOTTOM },
      },
      ...bars.map((bar): SvgNode => {
        const y = bar.count === 0 ? height - BOTTOM : Math.min(yOf(bar.count), height - BOTTOM - 1)
        return {
          tag: 'rect',
          look: 'spread',
          attrs: {
            x: round(xOf(bar.from)),
            y: round(y),
            width: round(Math.max(1, step - 1)),
            height: round(height - BOTTOM - y),
          },
          children: [{ tag: 'title', children: [words.bar(bar)] }],
        }
      }),
      ...mark(median, 0, 'median', words.median),
      ...mark(p95, 1, 'p95', words.p95),
      ...bars.flatMap((bar, at): SvgNode[] =>
        at % everyBar === 0 && xOf(bar.from) + TICK_WIDTH - 14 < width
          ? [
              {
                tag: 'text',
                look: 'tick',
                attrs: { x: round(xOf(bar.from)), y: height - 5 },
                children: [words.duration(bar.from)],
              },
            ]
          : [],
      ),
    ],
  }
}
