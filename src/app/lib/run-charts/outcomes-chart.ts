import { spellOut } from '../../../contract/misleading-text'
import type { RunStats } from '../run-index/run-stats'
import { round } from './starts-chart'
import { patternOf, STACKED, statePatterns } from './state-look'
import type { SvgNode } from './svg-node'

type Outcome = RunStats['outcomes'][number]

export type OutcomesWords = {
  label: string
  row: (outcome: Outcome) => string
  count: (count: number) => string
}

const ROW = 22
const COUNT_WIDTH = 44
const MOST_LETTERS = 22

/** What became of each automation's starts, as one bar each. Its height follows from the number of rows. */
export function outcomesChart(
  id: string,
  outcomes: readonly Outcome[],
  width: number,
  words: OutcomesWords,
): SvgNode {
  const nameWidth = Math.min(150, width * 0.42)
  const most = Math.max(1, ...outcomes.map(({ count }) => count))
  const inner = Math.max(1, width - nameWidth - COUNT_WIDTH)
  const height = Math.max(1, outcomes.length) * ROW + 4
  const alike = (name: string) => outcomes.filter(({ automation }) => automation === name).length > 1
  /** The project too, where two have an automation of that name. */
  const nameOf = ({ automation, project }: Outcome) =>
    spellOut(alike(automation) ? `${project} · ${automation}` : automation)
  return {
    tag: 'svg',
    look: 'chart',
    attrs: { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': words.label },
    children: [
      statePatterns(id),
      ...outcomes.map((outcome, at): SvgNode => {
        let x = nameWidth
        const y = at * ROW + 4
        return {
          tag: 'g',
          children: [
            { tag: 'title', children: [words.row(outcome)] },
            { tag: 'rect', look: 'hit', attrs: { x: 0, y: y - 2, width, height: ROW } },
            {
              tag: 'text',
              look: 'name',
              attrs: { x: 0, y: y + 11 },
              children: [shorten(nameOf(outcome), nameWidth)],
            },
            ...STACKED.flatMap((state): SvgNode[] => {
              const count = outcome.counts[state]
              if (count === 0) return []
              const part = Math.max(1.5, (count / most) * inner)
              const rect: SvgNode = {
                tag: 'rect',
                look: `bar ${state}`,
                attrs: { x: round(x), y, width: round(part), height: ROW - 9, fill: patternOf(id, state) },
              }
              x += part
              return [rect]
            }),
            {
              tag: 'text',
              look: 'tick',
              attrs: { x: round(x) + 6, y: y + 11 },
              children: [words.count(outcome.count)],
            },
          ],
        }
      }),
    ],
  }
}

function shorten(name: string, width: number): string {
  const most = Math.min(MOST_LETTERS, Math.floor(width / 7))
  return name.length > most ? `${name.slice(0, most - 1)}…` : name
}
