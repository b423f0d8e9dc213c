import { useT } from '../../lib/i18n/i18n'
import { toasts } from '../../ui/toast'
import type { SeedDocument } from './seed-document'
import { inWorker } from './worker/in-worker'
import type { Rewrite } from './worker/jobs'

type SeedToolsProps = {
  seed: SeedDocument
  schemaText: string | null
  /** Leads to a place in the text. */
  goTo: (offset: number) => void
}

/** What rewrites the seed as a whole. All of it can be undone in the editor; a text that is no JSON shows where it stops being so. */
export function useSeedTools({ seed, schemaText, goTo }: SeedToolsProps) {
  const t = useT()

  async function apply(make: (text: string) => Promise<string>): Promise<void> {
    const { check, version, text } = await seed.settled()
    if (check.status !== 'checked') return
    if (!check.ok) return goTo(check.error.offset)
    try {
      const result = await make(text)
      // Typed on meanwhile: that text is not the one that was worked on.
      if (seed.get().version === version) seed.setText(result)
      else toasts.show(t('seeds.changedMeanwhile'))
    } catch {
      toasts.show(t('seeds.toolFailed'))
    }
  }
  return {
    rewrite: (how: Rewrite) => apply((text) => inWorker('rewrite', text, how)),
    mend: (how: 'add' | 'remove') =>
      apply(async (text) => (schemaText === null ? text : inWorker('mend', text, schemaText, how))),
  }
}
