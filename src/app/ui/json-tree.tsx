import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { Button } from './button'
import { CopyButton } from './copy-button'
import { cx } from './cx'
import { FixedRows, type FixedRowsHandle } from './fixed-rows'
import styles from './json-tree.module.css'
import { createJsonRows, type JsonRow, pathText } from './json-tree-rows'

/** The tree's words, in the reader's language. */
export type JsonTreeWords = {
  label: string
  members: (count: number) => string
  items: (count: number) => string
  lines: string
  path: string
  openAll: string
  closeAll: string
  copyPath: string
  copyValue: string
  copied: string
}

type JsonTreeProps = {
  /** Valid JSON. */
  text: string
  words: JsonTreeWords
}

const ROW = 22
const SHOWN = 400
const DEEPEST_INDENT = 24

/**
 * JSON as a tree that opens and closes (WAI-ARIA tree). Works on the text itself, so that every number is shown as
 * written; a text of a megabyte costs no more than what is open.
 */
export function JsonTree({ text, words }: JsonTreeProps) {
  const id = useId()
  const rows = useMemo(() => createJsonRows(text), [text])
  const [, setChange] = useState(0)
  const [activeId, setActiveId] = useState<string | null>(null)
  const list = useRef<FixedRowsHandle>(null)
  const all = rows.get()
  const active = Math.max(
    0,
    all.findIndex((row) => row.id === activeId),
  )
  const current = all[active]
  const path = pathText(current?.path ?? null)
  const changed = () => setChange((n) => n + 1)

  const go = (index: number) => {
    const row = all[Math.max(0, Math.min(all.length - 1, index))]
    if (!row) return
    setActiveId(row.id)
    list.current?.show(all.indexOf(row))
  }
  const toggle = (row: JsonRow, open?: boolean) => {
    rows.toggle(row, open)
    setActiveId(row.id)
    changed()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(active + 1),
      ArrowUp: () => go(active - 1),
      PageDown: () => go(active + 15),
      PageUp: () => go(active - 15),
      Home: () => go(0),
      End: () => go(all.length - 1),
      ArrowRight: () => (current.open === false ? toggle(current, true) : current.open && go(active + 1)),
      ArrowLeft: () =>
        current.open ? toggle(current, false) : go(all.slice(0, active).findLastIndex(isParent(current))),
      Enter: () => toggle(current),
      ' ': () => toggle(current),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }
  return (
    <div className={styles.frame}>
      <FixedRows
        ref={list}
        count={all.length}
        rowHeight={ROW}
        box={{
          role: 'tree',
          'aria-label': words.label,
          tabIndex: 0,
          'aria-activedescendant': current ? `${id}-${current.id}` : undefined,
          className: cx(styles.tree, 'mono'),
          onKeyDown,
        }}
        row={(index) => {
          const row = all[index]
          if (!row) return null
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree owns the keys (aria-activedescendant)
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div
              key={row.id}
              id={`${id}-${row.id}`}
              role="treeitem"
              aria-level={row.depth + 1}
              aria-setsize={row.of}
              aria-posinset={row.place}
              aria-selected={index === active}
              aria-expanded={row.open ?? undefined}
              className={cx(styles.row, index === active && styles.active)}
              style={{ paddingLeft: 8 + Math.min(row.depth, DEEPEST_INDENT) * 16 }}
              onClick={() => (row.open === null ? setActiveId(row.id) : toggle(row))}
            >
              <span aria-hidden="true" className={styles.caret}>
                {row.open === null ? '' : row.open ? '▾' : '▸'}
              </span>
              <RowText row={row} text={text} words={words} count={rows.countAt} />
            </div>
          )
        }}
      />
      <div className={styles.foot}>
        <bdi className={cx(styles.path, 'mono', 'clip')} title={words.path}>
          {path}
        </bdi>
        <CopyButton label={words.copyPath} copiedLabel={words.copied} text={path} />
        <span className={styles.gap} />
        <CopyButton
          showLabel
          label={words.copyValue}
          copiedLabel={words.copied}
          text={current ? text.slice(current.start, current.end) : ''}
        />
        <Button
          look="quiet"
          size="small"
          onClick={() => {
            rows.openAll()
            changed()
          }}
        >
          {words.openAll}
        </Button>
        <Button
          look="quiet"
          size="small"
          onClick={() => {
            rows.closeAll()
            changed()
          }}
        >
          {words.closeAll}
        </Button>
      </div>
    </div>
  )
}

const isParent = (of: JsonRow) => (row: JsonRow) => row.depth < of.depth

type RowTextProps = { row: JsonRow; text: string; words: JsonTreeWords; count: (at: number) => number }

function RowText({ row, text, words, count }: RowTextProps) {
  if (row.type === 'group') {
    return (
      <span className={styles.quiet}>
        [{row.from} … {row.to - 1}]
      </span>
    )
  }
  if (row.type === 'line') return <bdi className={styles.string}>{row.text || ' '}</bdi>
  return (
    <>
      {row.key === null && row.index === null ? null : (
        <bdi className={row.key === null ? styles.index : styles.key}>
          {row.key === null ? row.index : visible(JSON.stringify(row.key))}:
        </bdi>
      )}
      <RowValue row={row} text={text} words={words} count={count} />
    </>
  )
}

function RowValue({ row, text, words, count }: RowTextProps & { row: Extract<JsonRow, { type: 'value' }> }) {
  if (row.kind === 'object' || row.kind === 'array') {
    const [open, close] = row.kind === 'object' ? '{}' : '[]'
    if (row.open === null) return <span>{`${open}${close}`}</span>
    const size = row.kind === 'object' ? words.members(count(row.start)) : words.items(count(row.start))
    return (
      <>
        {row.open ? null : <span>{`${open}…${close}`}</span>}
        <span className={styles.quiet}>{size}</span>
      </>
    )
  }
  if (row.kind === 'string') {
    return (
      <>
        <bdi className={styles.string}>{stringText(text, row.start, row.end)}</bdi>
        {row.open === false ? <span className={styles.quiet}>{words.lines}</span> : null}
      </>
    )
  }
  const written = text.slice(row.start, Math.min(row.end, row.start + SHOWN))
  return <span className={row.kind === 'number' ? styles.number : styles.word}>{written}</span>
}

/** A string with its escapes decoded where they hide letters (`\u00e7`), and kept where they hide control characters. */
function stringText(text: string, start: number, end: number): string {
  if (end - start <= SHOWN * 6) {
    const decoded = String(JSON.parse(text.slice(start, end)))
    return clip(visible(JSON.stringify(decoded)))
  }
  return `${text.slice(start, start + SHOWN)}…`
}

const clip = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)

/** Characters that can't be seen, or that turn the order of others around, as escapes. */
function visible(text: string): string {
  return text.replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
