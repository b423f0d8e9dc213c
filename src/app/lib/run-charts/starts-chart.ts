import type { TimeBar } from '../run-index/run-stats'
import { patternOf, STACKED, statePatterns, sumOf } from './state-look'
import type { SvgNode } from './svg-node'

export type ChartSize = { width: number; height: number }

export type StartsWords = {
  label: string
  /** The beginning of a bar, short enough for an axis. */
  tick: (bar: TimeBar) => string
  /** Everything about a bar. */
  bar: (bar: TimeBar) => string
  count: (count: number) => string
}

const LEFT = 34
const RIGHT = 8
const TOP = 8
const BOTTOM = 20
const TICK_WIDTH = 84

/** Where the bars stand, for drawing and for the brush. */
export function startsScale({ width }: ChartSize, bars: number) {
  const step = Math.max(0, width - LEFT - RIGHT) / Math.max(1, bars)
  return {
    step,
    xOf: (at: number) => LEFT + at * step,
    /** Which bar is at a place, the nearest one beyond the ends. */
    barAt: (x: number) => Math.min(bars - 1, Math.max(0, Math.floor((x - LEFT) / Math.max(1e-6, step)))),
  }
}

/** Starts by state over time, as stacked bars. @param id makes the names of patterns unique */
export function startsChart(
  id: string,
  time: readonly TimeBar[],
  size: ChartSize,
  words: StartsWords,
): SvgNode {
  const { width, height } = size
  const { step, xOf } = startsScale(size, time.length)
  const most = niceTop(Math.max(1, ...time.map(({ counts }) => sumOf(counts))))
  const inner = height - TOP - BOTTOM
  const yOf = (count: number) => TOP + inner - (count / most) * inner
  const everyBar = Math.max(1, Math.ceil(TICK_WIDTH / Math.max(1, step)))
  const gap = step > 4 ? 1 : 0
  return {
    tag: 'svg',
    look: 'chart',
    attrs: { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': words.label },
    children: [
      statePatterns(id),
      ...[0, most / 2, most].flatMap((count): SvgNode[] => [
        { tag: 'line', look: 'grid', attrs: { x1: LEFT, x2: width - RIGHT, y1: yOf(count), y2: yOf(count) } },
        ...(Number.isInteger(count)
          ? [
              {
                tag: 'text' as const,
                look: 'tick end',
                attrs: { x: LEFT - 6, y: yOf(count) + 4, 'text-anchor': 'end' },
                children: [words.count(count)],
              },
            ]
          : []),
      ]),
      ...time.map((bar, at): SvgNode => {
        let below = 0
        const parts = STACKED.flatMap((state): SvgNode[] => {
          const count = bar.counts[state]
          if (count === 0) return []
          const y = yOf(below + count)
          const part: SvgNode = {
            tag: 'rect',
            look: `bar ${state}`,
            attrs: {
              x: round(xOf(at)),
              y: round(y),
              width: round(Math.max(1, step - gap)),
              height: round(Math.max(1, yOf(below) - y)),
              fill: patternOf(id, state),
            },
          }
          below += count
          return [part]
        })
        const hit: SvgNode = {
          tag: 'rect',
          look: 'hit',
          attrs: { x: round(xOf(at)), y: TOP, width: round(step), height: inner },
        }
        return {
          tag: 'g',
          look: 'slot',
          children: [{ tag: 'title', children: [words.bar(bar)] }, hit, ...parts],
        }
      }),
      ...time.flatMap((bar, at): SvgNode[] =>
        at % everyBar === 0 && xOf(at) + TICK_WIDTH / 2 < width
          ? [
              {
                tag: 'text',
                look: 'tick',
                attrs: { x: round(xOf(at)), y: height - 5 },
                children: [words.tick(bar)],
              },
            ]
          : [],
      ),
    ],
  }
}

/** The next number that halves well. */
export function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most))
  const top = [1, 2, 4, 6, 10].find((one) => one * power >= most) ?? 10
  return Math.max(2, top * power)
}

export const round = (value: number): number => Math.round(value * 100) / 100
