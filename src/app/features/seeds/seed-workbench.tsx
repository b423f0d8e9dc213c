import { type ReactNode, useId, useRef, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { useT } from '../../lib/i18n/i18n'
import { useIsDark } from '../../lib/theme'
import { cx } from '../../ui/cx'
import { isComposing } from '../../ui/is-composing'
import { JsonEditor, type JsonEditorHandle } from '../../ui/json-editor/json-editor'
import { LazyPart } from '../../ui/lazy-part'
import type { MenuItem } from '../../ui/menu'
import { TabList, TabPanel } from '../../ui/tabs'
import { toasts } from '../../ui/toast'
import { useWidth } from '../../ui/use-width'
import { compareDraft } from './compare/compare-draft'
import { compareStore } from './compare/compare-store'
import type { ShowOutcome } from './library/item-row'
import type { LibraryKind } from './library/library-items'
import { useSeedSchema } from './schema/use-seed-schema'
import type { SeedDocument } from './seed-document'
import { placeOfDraft } from './seed-place'
import { SeedStatus } from './seed-status'
import { SeedToolbar } from './seed-toolbar'
import styles from './seed-workbench.module.css'
import { useSeedFile } from './use-seed-file'
import { useSeedTools } from './use-seed-tools'

type SeedWorkbenchProps = {
  seed: SeedDocument
  limitBytes: number
  /** Ctrl/⌘+Enter inside the editor. */
  onSubmit: () => void
  /** Shown under the tab Request, and rendered only while that tab is open. */
  request: () => ReactNode
  error: string | undefined
  /** Draws what became of a run. */
  outcome: ShowOutcome
  /** Further entries of the menu ⋯. */
  tools?: readonly MenuItem[]
}

// Asked for when first opened.
const loadLibrary = () => import('./library/seed-library')
const loadSaveDialog = () => import('./library/save-dialog')
const loadFindings = () => import('./findings-panel')
const loadViolations = () => import('./schema/violation-strip')
const loadSchemaDialog = () => import('./schema/schema-dialog')
const loadCompareDialog = () => import('./compare/compare-dialog')

/** The seed's editor with its tools, and beside it the request that it will become. */
export function SeedWorkbench(props: SeedWorkbenchProps) {
  const { seed, limitBytes, onSubmit, request, error, outcome, tools = [] } = props
  const t = useT()
  const idBase = useId()
  const dark = useIsDark()
  const frame = useRef<HTMLElement>(null)
  const width = useWidth(frame) ?? 0
  const blank = useSyncExternalStore(seed.subscribe, () => seed.get().check.status === 'blank')
  const misfit = useSyncExternalStore(
    seed.subscribe,
    () => (seed.get().findings?.violations?.length ?? 0) > 0,
  )
  const draft = useSyncExternalStore(seed.subscribe, () => seed.get().draft)
  const comparison = useSyncExternalStore(compareStore.subscribe, compareStore.get)
  const place = placeOfDraft(draft)
  const schema = useSeedSchema(seed, place)
  const [tab, setTab] = useState<'seed' | 'request'>('seed')
  const [library, setLibrary] = useState<LibraryKind | null>(null)
  const [dialog, setDialog] = useState<'save' | 'schema' | null>(null)
  const [findingsOpen, setFindingsOpen] = useState(false)
  const editor = useRef<JsonEditorHandle>(null)

  const showEditor = () => {
    setTab('seed')
    setLibrary(null)
  }
  const file = useSeedFile({ seed, limitBytes, name: place.automation, onOpened: showEditor })
  const goTo = (offset: number) => {
    showEditor()
    requestAnimationFrame(() => editor.current?.reveal(offset))
  }
  const { rewrite, mend } = useSeedTools({ seed, schemaText: schema.text, goTo })
  const focusEditor = () => requestAnimationFrame(() => editor.current?.focus())
  // It may be taller than what was there.
  const showWhole = () => requestAnimationFrame(() => frame.current?.scrollIntoView({ block: 'nearest' }))
  const lazyWords = { failed: t('seeds.partFailed'), retry: t('tryAgain') }

  return (
    <section
      ref={frame}
      className={cx(
        styles.frame,
        file.dragging && styles.dragging,
        (library || findingsOpen) && styles.choosing,
        error && styles.wrong,
      )}
      aria-label={t('seed.section')}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return
        if (event.key !== 's' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
        if (event.target instanceof Element && event.target.closest('dialog')) return
        event.preventDefault()
        if (!blank) setDialog('save')
      }}
      {...file.dropTarget}
    >
      <div className={styles.toolbar}>
        <TabList
          label={t('seed.tabs')}
          idBase={idBase}
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'seed', label: t('seed.tab') },
            { value: 'request', label: t('seed.requestTab') },
          ]}
        />
        {tab === 'seed' ? (
          <SeedToolbar
            width={width}
            blank={blank}
            more={tools}
            library={library}
            onLibrary={(kind) => {
              setLibrary(kind)
              if (kind === null) focusEditor()
              else showWhole()
            }}
            onFormat={() => void rewrite('format').then(focusEditor)}
            onCompact={() => void rewrite('compact').then(focusEditor)}
            onSortKeys={() => void rewrite('sort').then(focusEditor)}
            onOpenFile={file.choose}
            onSaveFile={file.save}
            onSave={() => setDialog('save')}
            onCompare={() => void compareDraft(place)}
            onSchema={() => setDialog('schema')}
          />
        ) : null}
        {file.input}
        <SeedStatus
          seed={seed}
          limitBytes={limitBytes}
          onGoTo={goTo}
          onMended={focusEditor}
          findingsOpen={findingsOpen}
          onFindings={() => {
            if (!findingsOpen) {
              showEditor()
              showWhole()
            }
            setFindingsOpen(!findingsOpen)
          }}
        />
      </div>
      {error ? (
        <div className={styles.error} role="alert">
          {error}
        </div>
      ) : null}
      <TabPanel
        idBase={idBase}
        value="seed"
        selected={tab === 'seed'}
        label={t('seed.panel')}
        className={styles.panel ?? ''}
      >
        {/* The editor stays mounted: cursor and scroll position are where they were when the library closes. */}
        <div className={styles.editing} hidden={library !== null}>
          <div className={styles.editor}>
            <JsonEditor
              label={t('seed.editor')}
              source={seed.source}
              schema={schema.value}
              onReady={(handle) => {
                editor.current = handle
              }}
              onForgotten={(drafts) => {
                for (const name of drafts.map((key) => placeOfDraft(key).automation))
                  toasts.show(t('seeds.undoForgotten', { automation: name }))
              }}
              dark={dark}
              onSubmit={onSubmit}
              words={{
                loading: t('editor.loading'),
                failed: t('editor.failed'),
                retry: t('tryAgain'),
                tabLeaves: t('editor.tabLeaves'),
                tabIndents: t('editor.tabIndents'),
              }}
            />
          </div>
          {findingsOpen ? (
            <LazyPart
              load={loadFindings}
              words={lazyWords}
              props={{
                seed,
                onGoTo: goTo,
                onMend: (how: 'add' | 'remove') => void mend(how).then(focusEditor),
                onClose: () => {
                  setFindingsOpen(false)
                  focusEditor()
                },
              }}
            />
          ) : misfit ? (
            <LazyPart
              load={loadViolations}
              words={lazyWords}
              props={{
                seed,
                onShow: () => {
                  setFindingsOpen(true)
                  showWhole()
                },
              }}
            />
          ) : null}
        </div>
        {library ? (
          <LazyPart
            key={library}
            load={loadLibrary}
            words={lazyWords}
            props={{
              kind: library,
              seed,
              place,
              dark,
              outcome,
              onSave: () => setDialog('save'),
              onClose: () => {
                setLibrary(null)
                focusEditor()
              },
            }}
          />
        ) : null}
      </TabPanel>
      <TabPanel idBase={idBase} value="request" selected={tab === 'request'} className={styles.panel ?? ''}>
        {tab === 'request' ? request() : null}
      </TabPanel>
      {file.dragging ? <div className={styles.drop}>{t('seed.drop')}</div> : null}
      {dialog === 'save' ? (
        <LazyPart
          load={loadSaveDialog}
          words={lazyWords}
          props={{ place, seedText: seed.get().text, onClose: () => setDialog(null) }}
        />
      ) : null}
      {dialog === 'schema' ? (
        <LazyPart
          load={loadSchemaDialog}
          words={lazyWords}
          props={{ place, stored: schema.stored, dark, onClose: () => setDialog(null) }}
        />
      ) : null}
      {/* On the page itself: it can be opened from the runs while this side of a narrow screen is hidden. */}
      {comparison
        ? createPortal(
            <LazyPart load={loadCompareDialog} words={lazyWords} props={{ comparison, seed, limitBytes }} />,
            document.body,
          )
        : null}
    </section>
  )
}
