import type { ComponentType } from 'react'
import styles from './diff-view.module.css'
import { LazyPart } from './lazy-part'

export type DiffViewProps = {
  /** What it was; on the left side by side. `label` is the accessible name. */
  original: { label: string; text: string }
  modified: { label: string; text: string }
  /** One text with both in it, instead of two side by side. */
  inline: boolean
  dark: boolean
  words: { loading: string; failed: string; retry: string }
}

const load = (): Promise<{ default: ComponentType<DiffViewProps> }> => import('./json-editor/monaco-diff')

/** Two texts and what differs between them. The heavy half comes in the editor's own chunk, asked for when first shown. */
export function DiffView(props: DiffViewProps) {
  return (
    <div className={styles.view}>
      <LazyPart
        load={load}
        props={props}
        words={props.words}
        waiting={
          <div className={styles.waiting} aria-busy="true">
            {props.words.loading}
          </div>
        }
      />
    </div>
  )
}
