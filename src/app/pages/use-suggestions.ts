import { useMemo } from 'react'
import { spellOut } from '../../contract/misleading-text'
import { SIMULATOR_CATALOG } from '../../contract/simulator-catalog'
import type { Target } from '../../contract/target'
import { useT } from '../lib/i18n/i18n'
import { useRecentNames } from '../lib/use-recent-names'
import type { Suggestion } from '../ui/combobox'

/** What was used before on this target, and on the simulator its plainly named behaviours. */
export function useSuggestions(target: Target): { projects: Suggestion[]; automations: Suggestion[] } {
  const t = useT()
  const recent = useRecentNames(target.id, '')
  return useMemo(() => {
    const suggest = (kind: 'project' | 'automation', used: readonly string[]): Suggestion[] => {
      const named = SIMULATOR_CATALOG.filter((entry) => target.simulated && entry.kind === kind)
      const names = new Set<string>(named.map((entry) => entry.name))
      return [
        ...used
          .filter((name) => !names.has(name))
          .map((value) => ({ value, label: spellOut(value), note: t('launch.used') })),
        ...named.map(({ name, effect }) => ({ value: name, note: t(`sim.${effect}`) })),
      ]
    }
    return {
      projects: suggest('project', recent?.projects ?? []),
      automations: suggest('automation', recent?.automations ?? []),
    }
  }, [target, recent, t])
}
