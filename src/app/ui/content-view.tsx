import { Download } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { IconButton } from './button'
import {
  type Content,
  type ContentViewName,
  contentBytes,
  downloadContent,
  endingOf,
  readContent,
} from './content'
import styles from './content-view.module.css'
import { CopyButton } from './copy-button'
import { HexView } from './hex-view'
import { JsonTree, type JsonTreeWords } from './json-tree'
import { LongText } from './long-text'
import { Segmented } from './segmented'
import { Select } from './select'

/** The view's words, in the reader's language. */
export type ContentWords = {
  /** What this is, for the accessible names of its parts. */
  label: string
  tree: string
  text: string
  hex: string
  show: string
  copyAll: string
  copied: string
  download: string
  /** Where the view's script can't be had. */
  failed: string
  retry: string
  /** Said where markup is shown as text, and where bytes can't be shown otherwise. */
  markup: string
  bytes: string
  /** The list of charsets, and its first entry. */
  readAs: string
  readAsDeclared: string
  json: Omit<JsonTreeWords, 'label' | 'copied'>
}

/** The content as it is read where its bytes are no plain text: decoded, or in a charset of its own. */
type ContentReading = {
  /** Null: it can't be read as text. */
  text: string | null
  /** What the reader must know of it, in sentences. */
  notes: readonly string[]
  /** Of the file as it came: `gz`, `br`; null: that of its text. */
  ending: string | null
  /** Charsets to choose from; none where that is no question. */
  charsets: readonly string[]
  /** Null: as declared. */
  chosen: string | null
  onChoose: (charset: string | null) => void
}

type ContentViewProps = {
  /** As it came: shown as bytes, and saved. */
  content: Content
  /** Shown as tree and text in its place. */
  read?: ContentReading | undefined
  /** Without its ending, which follows from the content. */
  fileName: string
  words: ContentWords
}

/**
 * Whatever somebody sent: JSON as a tree, text as text, bytes in hexadecimal; copied and saved exactly. Nothing of it is
 * ever rendered as markup.
 */
export function ContentView({ content, read, fileName, words }: ContentViewProps) {
  const name = useId()
  const shown = useMemo(() => asRead(content, read), [content, read])
  const { views, isMarkup, json } = useMemo(() => readContent(shown), [shown])
  // Until somebody chooses, the best view of what is read now.
  const [chosen, setChosen] = useState<ContentViewName | null>(null)
  const view = chosen && views.includes(chosen) ? chosen : views[0]
  const bytes = useMemo(() => (view === 'hex' ? contentBytes(content) : null), [content, view])
  const note = view === 'text' && isMarkup ? words.markup : shown.encoding === 'base64' ? words.bytes : null
  return (
    <div className={styles.view}>
      <div className={styles.bar}>
        <span id={name} className="visually-hidden">
          {words.show}
        </span>
        <Segmented
          labelledBy={name}
          name={name}
          value={view ?? 'hex'}
          onChange={setChosen}
          options={views.map((value) => ({ value, label: words[value] }))}
        />
        {note ? <span className={styles.note}>{note}</span> : null}
        <span className={styles.tools}>
          {read && read.charsets.length > 0 ? <CharsetChoice read={read} words={words} /> : null}
          {shown.encoding === 'utf8' ? (
            <CopyButton label={words.copyAll} copiedLabel={words.copied} text={shown.text} />
          ) : null}
          <IconButton
            size="small"
            label={words.download}
            onClick={() => downloadContent(content, fileName, read?.ending ?? endingOf(shown))}
          >
            <Download size={14} aria-hidden />
          </IconButton>
        </span>
      </div>
      {read && read.notes.length > 0 ? <p className={styles.notes}>{read.notes.join(' ')}</p> : null}
      {view === 'tree' && json !== null ? (
        <JsonTree text={json} words={{ ...words.json, copied: words.copied, label: words.label }} />
      ) : null}
      {view === 'text' ? <LongText label={words.label} text={shown.text} /> : null}
      {view === 'hex' && bytes ? <HexView label={words.label} bytes={bytes} /> : null}
    </div>
  )
}

function asRead(content: Content, read: ContentReading | undefined): Content {
  if (!read) return content
  // Its text is never looked at: the bytes are the content's own.
  if (read.text === null) return { ...content, encoding: 'base64' }
  return { ...content, encoding: 'utf8', text: read.text }
}

function CharsetChoice({ read, words }: { read: ContentReading; words: ContentWords }) {
  return (
    <Select
      aria-label={words.readAs}
      className={styles.charset}
      value={read.chosen ?? ''}
      onChange={(event) => read.onChoose(event.target.value || null)}
    >
      <option value="">
        {words.readAs}: {words.readAsDeclared}
      </option>
      {read.charsets.map((charset) => (
        <option key={charset} value={charset}>
          {words.readAs}: {charset}
        </option>
      ))}
    </Select>
  )
}
