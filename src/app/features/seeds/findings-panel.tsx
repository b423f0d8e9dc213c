import { X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useT } from '../../lib/i18n/i18n'
import { Button, IconButton } from '../../ui/button'
import { StopList } from '../../ui/stop-list'
import styles from './findings-panel.module.css'
import { describeViolation } from './schema/describe-violation'
import type { SeedDocument } from './seed-document'
import type { SeedNote } from './text/inspect'
import './later-words'

export type FindingsPanelProps = {
  seed: SeedDocument
  onGoTo: (offset: number) => void
  onMend: (how: 'add' | 'remove') => void
  onClose: () => void
}

/** What is worth a look in the seed, each a way to its place. Nothing here forbids a start. */
export default function FindingsPanel({ seed, onGoTo, onMend, onClose }: FindingsPanelProps) {
  const t = useT()
  const { findings } = useSyncExternalStore(seed.subscribe, seed.get)
  if (!findings) return null
  const { notes, violations } = findings
  const listed = [
    ...(violations ?? []).map((violation) => ({
      ...violation,
      words: describeViolation(t, violation),
      warns: true,
    })),
    ...notes.notes.map((note) => ({ ...note, words: describeNote(t, note), warns: false })),
  ]
  if (listed.length === 0) return null
  const total = Object.values(notes.counts).reduce((sum, count) => sum + count, 0)
  const more = total - notes.notes.length
  const has = (keywords: readonly string[]) => violations?.some(({ keyword }) => keywords.includes(keyword))
  return (
    <section className={styles.panel} aria-label={t('seeds.findings')}>
      <header className={styles.header}>
        <span className={styles.title}>{t('seeds.findings')}</span>
        <span className={styles.note}>{t('seeds.findings.kept')}</span>
        {has(['required']) ? (
          <Button size="small" onClick={() => onMend('add')}>
            {t('seeds.schema.add')}
          </Button>
        ) : null}
        {has(['additionalProperties', 'unevaluatedProperties']) ? (
          <Button size="small" onClick={() => onMend('remove')}>
            {t('seeds.schema.removeExtra')}
          </Button>
        ) : null}
        <IconButton size="small" label={t('close')} onClick={onClose}>
          <X size={14} aria-hidden />
        </IconButton>
      </header>
      <StopList className={styles.list} keys={listed.map(keyOf)}>
        {(item) => (
          <>
            {listed.map((finding) => (
              <li key={keyOf(finding)}>
                <button
                  type="button"
                  {...item(keyOf(finding))}
                  className={styles.finding}
                  onClick={() => onGoTo(finding.offset)}
                >
                  <span className={styles.mark} data-warns={finding.warns || undefined} aria-hidden="true">
                    {finding.warns ? '▲' : '●'}
                  </span>
                  <span className={styles.words}>{finding.words}</span>
                  <span className={styles.place}>
                    {t('json.at', { line: finding.line, column: finding.column })}
                  </span>
                </button>
              </li>
            ))}
            {more > 0 ? <li className={styles.note}>{t('seeds.findings.more', { count: more })}</li> : null}
          </>
        )}
      </StopList>
    </section>
  )
}

const keyOf = ({ offset, words }: { offset: number; words: string }): string => `${offset} ${words}`

function describeNote(t: ReturnType<typeof useT>, { kind, text }: SeedNote): string {
  return t(`seeds.note.${kind}`, { text })
}
