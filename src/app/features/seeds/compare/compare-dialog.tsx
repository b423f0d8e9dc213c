import { ArrowLeftRight } from 'lucide-react'
import { useId, useState } from 'react'
import { ChangeSummary } from '../../../lib/compare/change-summary'
import { diffWords } from '../../../lib/compare/diff-words'
import { hasOtherLayout, useLaidOut } from '../../../lib/compare/use-laid-out'
import { useT } from '../../../lib/i18n/i18n'
import { useIsDark } from '../../../lib/theme'
import { useLive } from '../../../lib/use-live'
import { NARROW, useMedia } from '../../../lib/use-media'
import { IconButton } from '../../../ui/button'
import { Dialog } from '../../../ui/dialog'
import { DiffView } from '../../../ui/diff-view'
import { Segmented } from '../../../ui/segmented'
import type { SeedDocument } from '../seed-document'
import { placeOfDraft } from '../seed-place'
import styles from './compare-dialog.module.css'
import { compareChoices, keyOf, resultTextOf, runTextOf, seedTextOf } from './compare-sources'
import { type CompareSource, type Comparison, compareStore } from './compare-store'
import { SourceSelect } from './source-select'
import '../later-words'

export type CompareDialogProps = { comparison: Comparison; seed: SeedDocument; limitBytes: number }

const PARTS = ['seeds', 'requests', 'answers', 'results', 'times'] as const
type Part = (typeof PARTS)[number]
type Layout = 'side' | 'inline'

/** Two seeds, or the results of two runs, beside each other, with what differs in words above. */
export default function CompareDialog({ comparison, seed, limitBytes }: CompareDialogProps) {
  const t = useT()
  const dark = useIsDark()
  const narrow = useMedia(NARROW)
  const layoutId = useId()
  const partId = useId()
  const { before, after } = comparison
  const [layout, setLayout] = useState<Layout>('side')
  /** Both texts laid out alike; null until somebody chooses. */
  const [oneLayout, setOneLayout] = useState<boolean | null>(null)
  const [wantedPart, setPart] = useState<Part>('seeds')
  const place = placeOfDraft(seed.get().draft)
  const asked = [before, after].flatMap((source) => (source.kind === 'run' ? [source.startId] : []))
  const choices = useLive(
    (db) => compareChoices(db, place, asked),
    JSON.stringify([place.project, place.automation, asked]),
  )
  const twoRuns = before.kind === 'run' && after.kind === 'run'
  const part = twoRuns ? wantedPart : 'seeds'
  const texts = useTexts(before, after, part, () => seed.get().text)
  const { before: textBefore = '', after: textAfter = '' } = texts.status === 'ready' ? texts : {}
  const laidOut = oneLayout ?? hasOtherLayout(textBefore, textAfter)
  const { pair, canLayOut } = useLaidOut(textBefore, textAfter, laidOut)
  const inline = narrow || layout === 'inline'

  return (
    <Dialog title={t('seeds.compare.title')} closeLabel={t('close')} onClose={compareStore.close} full>
      <div className={styles.compare}>
        <div className={styles.sources}>
          <SourceSelect
            label={t('seeds.compare.before')}
            source={before}
            choices={choices.value}
            limitBytes={limitBytes}
            onChange={(source) => compareStore.open(source, after)}
          />
          <IconButton
            className={styles.swap ?? ''}
            label={t('seeds.compare.swap')}
            onClick={() => compareStore.open(after, before)}
          >
            <ArrowLeftRight size={15} aria-hidden />
          </IconButton>
          <SourceSelect
            label={t('seeds.compare.after')}
            source={after}
            choices={choices.value}
            limitBytes={limitBytes}
            onChange={(source) => compareStore.open(before, source)}
          />
        </div>
        <div className={styles.options}>
          {twoRuns ? (
            <>
              <span id={partId} className="visually-hidden">
                {t('seeds.compare.part')}
              </span>
              <Segmented
                labelledBy={partId}
                name={partId}
                value={part}
                options={PARTS.map((value) => ({ value, label: t(`seeds.compare.${value}`) }))}
                onChange={setPart}
              />
            </>
          ) : null}
          {narrow ? null : (
            <>
              <span id={layoutId} className="visually-hidden">
                {t('change.view')}
              </span>
              <Segmented
                labelledBy={layoutId}
                name={layoutId}
                value={layout}
                options={[
                  { value: 'side', label: t('change.side') },
                  { value: 'inline', label: t('change.inline') },
                ]}
                onChange={setLayout}
              />
            </>
          )}
          {canLayOut ? (
            <label className={styles.oneLayout}>
              <input
                type="checkbox"
                checked={laidOut}
                onChange={(event) => setOneLayout(event.target.checked)}
              />
              {t('change.layOut')}
            </label>
          ) : null}
          <div className={styles.summary} aria-live="polite">
            {texts.status === 'ready' ? <ChangeSummary before={texts.before} after={texts.after} /> : null}
          </div>
        </div>
        <div className={styles.diff}>
          {texts.status === 'missing' ? (
            <p className={styles.missing}>{t(`seeds.compare.no.${part}`)}</p>
          ) : null}
          {texts.status === 'ready' ? (
            <DiffView
              original={{ label: t('seeds.compare.before'), text: pair.before }}
              modified={{ label: t('seeds.compare.after'), text: pair.after }}
              inline={inline}
              dark={dark}
              words={diffWords(t)}
            />
          ) : null}
        </div>
      </div>
    </Dialog>
  )
}

type Texts = { status: 'reading' | 'missing' } | { status: 'ready'; before: string; after: string }

/** Both texts; what is kept in the database is followed, since a result may come while one looks. */
function useTexts(before: CompareSource, after: CompareSource, part: Part, draft: () => string): Texts {
  const live = useLive(
    async (db) => {
      const read = (source: CompareSource) =>
        part === 'seeds'
          ? seedTextOf(db, source, draft)
          : part === 'results'
            ? resultTextOf(db, source)
            : runTextOf(db, source, part)
      return Promise.all([read(before), read(after)])
    },
    [part, keyOf(before), keyOf(after)].join('\n'),
  )
  if (live.status === 'loading') return { status: 'reading' }
  const [a, b] = live.value ?? [null, null]
  return a === null || b === null ? { status: 'missing' } : { status: 'ready', before: a, after: b }
}
