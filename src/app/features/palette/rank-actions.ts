import { defaultFilter } from 'cmdk'
import type { Action } from '../../lib/actions'

/** So many are drawn at most: what stands below nobody reads. */
const MOST_SHOWN = 60

/**
 * The actions that fit what was typed, best first, loosely: letters may be left out, accents and case do not count.
 * Nothing typed: all but the rare ones, in their own order.
 */
export function rankActions(actions: readonly Action[], typed: string): Action[] {
  const needle = fold(typed.trim())
  if (needle === '') return actions.filter(({ rare }) => !rare).slice(0, MOST_SHOWN)
  return actions
    .map((action) => ({ action, score: scoreOf(action, needle) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SHOWN)
    .map(({ action }) => action)
}

/** The label counts more than what only stands beside it. */
function scoreOf({ label, hint = '', keywords = [] }: Action, needle: string): number {
  const own = defaultFilter(fold(label), needle, [])
  const rest = defaultFilter(fold(`${label} ${hint}`), needle, keywords.map(fold))
  return Math.max(own, rest * 0.8)
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
