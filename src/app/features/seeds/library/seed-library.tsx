import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { ChangeSummary } from '../../../lib/compare/change-summary'
import { diffWords } from '../../../lib/compare/diff-words'
import { hasOtherLayout, useLaidOut } from '../../../lib/compare/use-laid-out'
import { useT } from '../../../lib/i18n/i18n'
import { useLive } from '../../../lib/use-live'
import { useNow } from '../../../lib/use-now'
import { Button } from '../../../ui/button'
import { cx } from '../../../ui/cx'
import { DiffView } from '../../../ui/diff-view'
import { Input } from '../../../ui/input'
import { Kbd } from '../../../ui/kbd'
import { toasts } from '../../../ui/toast'
import { useWidth } from '../../../ui/use-width'
import type { SeedDocument } from '../seed-document'
import type { SeedPlace } from '../seed-place'
import { setTextWithUndo } from '../undo-text'
import { ItemActions } from './item-actions'
import { ItemRow, type ShowOutcome } from './item-row'
import { type LibraryItem, type LibraryKind, libraryItems } from './library-items'
import styles from './seed-library.module.css'
import '../later-words'

export type SeedLibraryProps = {
  kind: LibraryKind
  seed: SeedDocument
  place: SeedPlace
  dark: boolean
  outcome: ShowOutcome
  onSave: () => void
  /** The operator is done; the draft stands as before, or holds the seed that was taken. */
  onClose: () => void
}

/** From this width on, list and preview stand side by side. */
const WIDE = 620

/**
 * Saved or recent seeds beside what each would change in the draft. Arrows walk through the list, Enter takes the seed,
 * Escape leaves the draft as it was: until then nothing touches it.
 */
export default function SeedLibrary(props: SeedLibraryProps) {
  const { kind, seed, place, dark, outcome, onSave, onClose } = props
  const { project, automation } = place
  const t = useT()
  const listId = useId()
  const frame = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const now = useNow(20_000)
  const width = useWidth(frame)
  const [draft] = useState(() => seed.get().text)
  const [filter, setFilter] = useState('')
  const [active, setActive] = useState(0)
  const live = useLive(
    (db) => libraryItems(db, kind, project, automation),
    `${kind} ${project} ${automation}`,
  )
  const words = filter.trim().toLowerCase()
  const items = (live.value ?? []).filter((item) => item.words.includes(words))
  const at = Math.min(active, items.length - 1)
  const item = items[at]
  const text = useText(item)
  const { pair } = useLaidOut(draft, text ?? draft, hasOtherLayout(draft, text ?? draft))
  useEffect(() => input.current?.focus(), [])

  const take = async (chosen: LibraryItem | undefined) => {
    if (!chosen) return
    const { draft: place } = seed.get()
    const chosenText = await chosen.load()
    onClose()
    const { draft: now, text: before } = seed.get()
    if (now !== place) return toasts.show(t('seeds.changedMeanwhile'))
    if (before.trim() === '') seed.setText(chosenText)
    else setTextWithUndo(seed, chosenText, t('seeds.library.taken'))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // A menu or dialog on top has its own keys.
    if (event.target instanceof Element && event.target.closest('[role=menu], dialog')) return
    const last = items.length - 1
    const to = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at === 0 ? last : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    }[event.key]
    if (to !== undefined) setActive(to)
    else if (event.key === 'Enter' && event.target === input.current) void take(item)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are the text box's; they work from the buttons too
    <div
      ref={frame}
      className={cx(styles.library, width !== null && width < WIDE && styles.narrow)}
      onKeyDown={onKeyDown}
    >
      <div className={styles.side}>
        <Input
          ref={input}
          type="search"
          className={styles.filter ?? ''}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={item ? `${listId}-${at}` : undefined}
          aria-label={t(`seeds.library.filter.${kind}`)}
          placeholder={t(`seeds.library.filter.${kind}`)}
          value={filter}
          onChange={(event) => {
            setFilter(event.target.value)
            setActive(0)
          }}
        />
        <div
          id={listId}
          role="listbox"
          aria-label={t(`seeds.library.${kind}`)}
          tabIndex={-1}
          className={styles.list}
        >
          {items.map((one, index) => (
            <ItemRow
              key={one.id}
              id={`${listId}-${index}`}
              item={one}
              now={now}
              outcome={outcome}
              active={index === at}
              onPreview={() => {
                setActive(index)
                input.current?.focus()
              }}
              onTake={() => void take(one)}
            />
          ))}
        </div>
        {live.status === 'ready' && items.length === 0 ? (
          <p className={styles.empty}>
            {words === '' ? t(`seeds.library.empty.${kind}`, { automation }) : t('seeds.library.noMatch')}
          </p>
        ) : null}
        {live.status === 'failed' ? (
          <p role="alert" className={styles.empty}>
            {t('seeds.library.failed')}
          </p>
        ) : null}
        {kind === 'saved' ? (
          <Button size="small" className={styles.save ?? ''} onClick={onSave}>
            {t('seeds.save')}
          </Button>
        ) : null}
      </div>
      <div className={styles.preview}>
        {item && text !== null ? (
          <>
            <div className={styles.summary}>
              <ChangeSummary before={draft} after={text} />
            </div>
            <div className={styles.diff}>
              <DiffView
                original={{ label: t('seeds.diff.draft'), text: pair.before }}
                modified={{ label: t('seeds.diff.chosen'), text: pair.after }}
                inline={width === null || width < WIDE + 400}
                dark={dark}
                words={diffWords(t)}
              />
            </div>
          </>
        ) : (
          <div className={styles.diff} />
        )}
        <div className={styles.actions}>
          {item?.kind === 'saved' ? <ItemActions saved={item.saved} place={place} draft={draft} /> : null}
          <span className={styles.gap} />
          <Button size="small" onClick={onClose}>
            {t('seeds.library.cancel')} <Kbd>Esc</Kbd>
          </Button>
          <Button size="small" look="primary" aria-disabled={!item} onClick={() => void take(item)}>
            {t('seeds.library.take')} <Kbd>↵</Kbd>
          </Button>
        </div>
      </div>
    </div>
  )
}

/** The text of the seed that is looked at; `null` while it is read. */
function useText(item: LibraryItem | undefined): string | null {
  const [loaded, setLoaded] = useState<{ id: string; version: number; text: string }>()
  const id = item?.id ?? ''
  const version = item?.kind === 'saved' ? item.saved.updatedAt : 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: the id and its version stand for the item
  useEffect(() => {
    let over = false
    void item?.load().then((text) => !over && setLoaded({ id, version, text }))
    return () => {
      over = true
    }
  }, [id, version])
  // Until the next one is read the last one stays, so that nothing flickers on the way through the list.
  return item ? (loaded?.text ?? null) : null
}
