import { type ReactNode, useEffect, useRef } from 'react'

/** The groups of the palette, in the order in which they stand there while nothing is typed. */
export const ACTION_GROUPS = [
  'do',
  'automation',
  'run',
  'page',
  'tool',
  'seed',
  'target',
  'profile',
  'view',
  'help',
] as const
export type ActionGroup = (typeof ACTION_GROUPS)[number]

/** One thing that the palette can do or lead to. */
export type Action = {
  /** Stable and unique; an action with a shortcut has the shortcut's id. */
  id: string
  group: ActionGroup
  label: string
  /** Beside the label, fainter: what tells two apart. It is searched too. */
  hint?: string
  /** Further words by which it is found. */
  keywords?: readonly string[]
  icon?: ReactNode
  /** Chosen now, such as the theme in force. */
  current?: boolean
  /** Stands at the top of its group. */
  first?: boolean
  /** Costs money, or may: never done by a key that was pressed before it was to be seen. */
  paid?: boolean
  /** Found by typing only: one of very many. */
  rare?: boolean
  run: () => void
}

/** Asked each time the palette opens, so that it tells what is so now. It may load its words and code first. */
export type ActionSource = () => readonly Action[] | Promise<readonly Action[]>

const sources = new Set<ActionSource>()

/**
 * Adds actions to the palette.
 * @returns takes them away again
 */
export function registerActions(source: ActionSource): () => void {
  sources.add(source)
  return () => {
    sources.delete(source)
  }
}

/** Adds a component's actions while it is mounted; the source sees the newest render's values. */
export function useActions(source: ActionSource): void {
  const latest = useRef(source)
  latest.current = source
  useEffect(() => registerActions(() => latest.current()), [])
}

/** Every action there is now, by group; of two with one id the later stays. A source that fails is left out: the others still serve. */
export async function collectActions(): Promise<Action[]> {
  const asked = await Promise.allSettled([...sources].map(async (source) => source()))
  const found = new Map<string, Action>()
  for (const one of asked)
    if (one.status === 'fulfilled') for (const action of one.value) found.set(action.id, action)
  const all = [...found.values()].sort((a, b) => Number(b.first ?? false) - Number(a.first ?? false))
  return ACTION_GROUPS.flatMap((group) => all.filter((action) => action.group === group))
}
