import { Download } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { IconButton } from './button'
import { type Content, contentBytes, downloadContent, readContent } from './content'
import styles from './content-view.module.css'
import { CopyButton } from './copy-button'
import { HexView } from './hex-view'
import { JsonTree, type JsonTreeWords } from './json-tree'
import { LongText } from './long-text'
import { Segmented } from './segmented'

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
  json: Omit<JsonTreeWords, 'label' | 'copied'>
}

type ContentViewProps = {
  content: Content
  /** Without its ending, which follows from the content. */
  fileName: string
  words: ContentWords
}

/**
 * Whatever somebody sent: JSON as a tree, text as text, bytes in hexadecimal; copied and saved exactly. Nothing of it is
 * ever rendered as markup.
 */
export function ContentView({ content, fileName, words }: ContentViewProps) {
  const name = useId()
  const { views, isMarkup, json } = useMemo(() => readContent(content), [content])
  const [chosen, setChosen] = useState(views[0])
  const view = chosen && views.includes(chosen) ? chosen : views[0]
  const bytes = useMemo(() => (view === 'hex' ? contentBytes(content) : null), [content, view])
  const note = view === 'text' && isMarkup ? words.markup : content.encoding === 'base64' ? words.bytes : null
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
          {content.encoding === 'utf8' ? (
            <CopyButton label={words.copyAll} copiedLabel={words.copied} text={content.text} />
          ) : null}
          <IconButton size="small" label={words.download} onClick={() => downloadContent(content, fileName)}>
            <Download size={14} aria-hidden />
          </IconButton>
        </span>
      </div>
      {view === 'tree' && json !== null ? (
        <JsonTree text={json} words={{ ...words.json, copied: words.copied, label: words.label }} />
      ) : null}
      {view === 'text' ? <LongText label={words.label} text={content.text} /> : null}
      {view === 'hex' && bytes ? <HexView label={words.label} bytes={bytes} /> : null}
    </div>
  )
}
