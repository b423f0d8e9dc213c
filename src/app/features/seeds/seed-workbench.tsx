import { type DragEvent, type ReactNode, useId, useRef, useState, useSyncExternalStore } from 'react'
import { formatBytes } from '../../lib/format'
import { useT } from '../../lib/i18n/i18n'
import { useIsDark } from '../../lib/theme'
import { Button } from '../../ui/button'
import { cx } from '../../ui/cx'
import { JsonEditor, type JsonEditorHandle } from '../../ui/json-editor/json-editor'
import { TabList, TabPanel } from '../../ui/tabs'
import { toasts } from '../../ui/toast'
import { readSeedFile } from './read-seed-file'
import type { SeedDocument } from './seed-document'
import { SeedStatus } from './seed-status'
import styles from './seed-workbench.module.css'

type SeedWorkbenchProps = {
  seed: SeedDocument
  limitBytes: number
  /** Ctrl/⌘+Enter inside the editor. */
  onSubmit: () => void
  /** Shown under the tab Request, and rendered only while that tab is open. */
  request: () => ReactNode
  error: string | undefined
}

/** The seed's editor with its tools, and beside it the request that it will become. */
export function SeedWorkbench({ seed, limitBytes, onSubmit, request, error }: SeedWorkbenchProps) {
  const t = useT()
  const idBase = useId()
  const dark = useIsDark()
  const state = useSyncExternalStore(seed.subscribe, seed.get)
  const [tab, setTab] = useState<'seed' | 'request'>('seed')
  const [dragging, setDragging] = useState(false)
  const editor = useRef<JsonEditorHandle>(null)
  const fileInput = useRef<HTMLInputElement>(null)

  const openFile = async (file: File | undefined) => {
    if (!file) return
    const before = seed.get().text
    const read = await readSeedFile(file, limitBytes)
    if (!read.ok) {
      toasts.show(t(`seed.file.${read.error}`, { name: file.name, limit: formatBytes(limitBytes) }))
      return
    }
    seed.setText(read.text)
    setTab('seed')
    toasts.show(t('seed.file.opened', { name: file.name }), {
      label: t('undo'),
      run: () => seed.setText(before),
    })
  }
  const onDrop = (event: DragEvent) => {
    setDragging(false)
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    void openFile(event.dataTransfer.files[0])
  }
  const formatText = async () => {
    const { layOut } = await import('./text/lay-out')
    const { check, text } = await seed.settled()
    if (check.status === 'checked' && check.ok) seed.setText(layOut(text, 'format'))
    editor.current?.focus()
  }

  return (
    <section
      className={cx(styles.frame, dragging && styles.dragging, error && styles.wrong)}
      aria-label={t('seed.section')}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setDragging(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDragging(false)
      }}
      onDropCapture={onDrop}
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
          <div className={styles.tools}>
            <Button size="small" look="quiet" onClick={formatText}>
              {t('seed.format')}
            </Button>
            <Button size="small" look="quiet" onClick={() => fileInput.current?.click()}>
              {t('seed.openFile')}
            </Button>
            <input
              ref={fileInput}
              type="file"
              accept=".json,application/json,text/plain"
              aria-label={t('seed.openFile')}
              tabIndex={-1}
              hidden
              onChange={(event) => {
                void openFile(event.target.files?.[0])
                event.target.value = ''
              }}
            />
          </div>
        ) : null}
        <SeedStatus
          seed={state}
          limitBytes={limitBytes}
          onGoTo={(offset) => {
            setTab('seed')
            requestAnimationFrame(() => editor.current?.reveal(offset))
          }}
        />
      </div>
      {error ? (
        <div className={styles.error} role="alert">
          {error}
        </div>
      ) : null}
      <TabPanel idBase={idBase} value="seed" selected={tab === 'seed'} className={styles.panel ?? ''}>
        <JsonEditor
          label={t('seed.editor')}
          source={seed.source}
          onReady={(handle) => {
            editor.current = handle
          }}
          dark={dark}
          onSubmit={onSubmit}
          words={{
            loading: t('editor.loading'),
            failed: t('editor.failed'),
            retry: t('tryAgain'),
            leave: t('editor.leave'),
          }}
        />
      </TabPanel>
      <TabPanel idBase={idBase} value="request" selected={tab === 'request'} className={styles.panel ?? ''}>
        {tab === 'request' ? request() : null}
      </TabPanel>
      {dragging ? <div className={styles.drop}>{t('seed.drop')}</div> : null}
    </section>
  )
}
