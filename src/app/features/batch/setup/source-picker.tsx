import { useId } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { Segmented } from '../../../ui/segmented'
import type { Encoding } from '../prepare/source'
import { DropZone } from './drop-zone'
import { EncodingField } from './encoding-field'
import { EncodingGuess } from './encoding-guess'
import { FoundNotes } from './found-notes'
import { MatrixFields } from './matrix-fields'
import styles from './setup.module.css'
import type { Setup } from './setup-state'
import { setupStore } from './setup-store'
import { TableFields } from './table-fields'
import '../later-words'

const KINDS = ['table', 'json', 'folder', 'matrix'] as const

/** Where the rows come from: a file, a folder, what is pasted, or a matrix. */
export function SourcePicker({ setup }: { setup: Setup }) {
  const t = useT()
  const id = useId()
  const encoding = setup.found?.encoding ?? null
  const choose = (encoding: Encoding) => setupStore.change({ options: { ...setup.options, encoding } })
  return (
    <div className={styles.part}>
      <div id={id} className={styles.label}>
        {t('batch.source.label')}
      </div>
      <Segmented
        labelledBy={id}
        name="batch-source"
        value={setup.kind}
        onChange={(kind) => setupStore.change({ kind })}
        options={KINDS.map((value) => ({ value, label: t(`batch.source.${value}`) }))}
      />
      {setup.kind === 'matrix' ? (
        <MatrixFields setup={setup} />
      ) : (
        <DropZone kind={setup.kind} given={setup.given[setup.kind]} reading={setup.reading} />
      )}
      {setup.kind === 'table' ? <TableFields setup={setup} /> : null}
      {setup.kind === 'json' && setup.given.json.files.length > 0 ? (
        <div className={styles.fields}>
          <EncodingField value={setup.options.encoding} found={encoding} onChange={choose} />
        </div>
      ) : null}
      {encoding ? <EncodingGuess found={encoding} chosen={setup.options.encoding} onChoose={choose} /> : null}
      <FoundNotes notes={setup.found?.notes ?? []} />
    </div>
  )
}
