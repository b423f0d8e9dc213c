import type { RunState } from '../../../contract/start-messages'
import type { StateCounts } from '../run-index/run-stats'
import type { SvgNode } from './svg-node'

/** From the bottom of a bar to its top. */
export const STACKED: readonly RunState[] = ['started', 'sending', 'unknown', 'rejected', 'not-sent']

/**
 * What tells the states apart besides colour: each has a pattern of its own.
 * @param id makes the patterns' names unique on a page
 */
export function statePatterns(id: string): SvgNode {
  const pattern = (state: RunState, marks: SvgNode[]): SvgNode => ({
    tag: 'pattern',
    attrs: { id: `${id}-${state}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
    children: [{ tag: 'rect', look: `ground ${state}`, attrs: { width: 6, height: 6 } }, ...marks],
  })
  const stroke = (state: RunState, d: string): SvgNode => ({
    tag: 'path',
    look: `grain ${state}`,
    attrs: { d },
  })
  return {
    tag: 'defs',
    children: [
      pattern('started', []),
      pattern('sending', [stroke('sending', 'M0 1.5H6M0 4.5H6')]),
      pattern('unknown', [stroke('unknown', 'M1.5 1.5h.01M4.5 4.5h.01M1.5 4.5h.01M4.5 1.5h.01')]),
      pattern('rejected', [stroke('rejected', 'M-1 1 1-1M0 6 6 0M5 7 7 5')]),
      pattern('not-sent', [stroke('not-sent', 'M1.5 0V6M4.5 0V6')]),
    ],
  }
}

export const patternOf = (id: string, state: RunState): string => `url(#${id}-${state})`

export const sumOf = (counts: StateCounts): number => STACKED.reduce((all, state) => all + counts[state], 0)
