import { useState } from 'react'
import { useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'
import type { FaultyRow } from '../prepare/workshop'
import { misfitWords, rowFaultWords } from './fault-words'
import styles from './setup.module.css'
import { type Setup, setupStore } from './setup-store'
import '../later-words'

/** What is wrong or odd with the rows, each with its line: bad rows can be mended here, others be left out. */
export function Problems({ setup }: { setup: Setup }) {
  const t = useT()
  const { built, columns, leftOut } = setup
  const [mending, setMending] = useState<number | null>(null)
  if (!built) return null
  const { faulty, faultyCount, duplicates, duplicateCount, misfits, misfitRows } = built
  if (faultyCount + duplicateCount + misfitRows === 0) return null
  const at = (line: number | null, row: number) => (line === null ? `#${row + 1}` : t('batch.line', { line }))
  return (
    <div className={styles.part}>
      {faultyCount > 0 ? (
        <section aria-label={t('batch.problems.bad')} className={styles.problems}>
          <h3 className={styles.bad}>{t('batch.problems.badCount', { count: faultyCount })}</h3>
          <p className={styles.faint}>{t('batch.problems.badHint')}</p>
          <ul className={styles.list}>
            {faulty.map((row) => (
              <li key={row.row}>
                <div className={styles.problem}>
                  <span className={styles.line}>{at(row.line, row.row)}</span>
                  <span className={styles.reason}>{rowFaultWords(t, row.fault)}</span>
                  <Button size="small" onClick={() => setMending(mending === row.row ? null : row.row)}>
                    {t('batch.problems.mend')}
                  </Button>
                </div>
                {mending === row.row ? (
                  <Mend row={row} names={columns.map(({ name }) => name)} onDone={() => setMending(null)} />
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {duplicateCount > 0 ? (
        <details className={styles.problems}>
          <summary className={styles.warn}>
            {t('batch.problems.duplicateCount', { count: duplicateCount })}
          </summary>
          <ul className={styles.list}>
            {duplicates.map(({ row, line, of, ofLine }) => (
              <li key={row} className={styles.problem}>
                <span className={styles.line}>{at(line, row)}</span>
                <span className={styles.reason}>{t('batch.problems.sameAs', { other: at(ofLine, of) })}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {duplicateCount > 0 ? (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={leftOut.duplicates}
            onChange={(event) =>
              setupStore.note({ leftOut: { ...leftOut, duplicates: event.target.checked } })
            }
          />
          {t('batch.problems.leaveDuplicates')}
        </label>
      ) : null}
      {misfitRows > 0 ? (
        <>
          <details className={styles.problems}>
            <summary className={styles.warn}>
              {t('batch.problems.misfitCount', { count: misfitRows })}
            </summary>
            <ul className={styles.list}>
              {misfits.map((misfit, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row may break the same rule twice
                <li key={index} className={styles.problem}>
                  <span className={styles.line}>{at(misfit.line, misfit.row)}</span>
                  <span className={styles.reason}>{misfitWords(t, misfit)}</span>
                </li>
              ))}
            </ul>
          </details>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={leftOut.misfits}
              onChange={(event) =>
                setupStore.note({ leftOut: { ...leftOut, misfits: event.target.checked } })
              }
            />
            {t('batch.problems.leaveMisfits')}
          </label>
        </>
      ) : null}
    </div>
  )
}

function Mend({ row, names, onDone }: { row: FaultyRow; names: readonly string[]; onDone: () => void }) {
  const t = useT()
  const [cells, setCells] = useState(() => names.map((_, at) => row.cells[at] ?? ''))
  return (
    <form
      className={styles.mend}
      onSubmit={(event) => {
        event.preventDefault()
        void setupStore.fix(row.row, cells)
        onDone()
      }}
    >
      {names.map((name, at) => (
        <Field key={name} label={name}>
          {(control) => (
            <Input
              {...control}
              mono
              value={cells[at] ?? ''}
              aria-invalid={row.fault.column === name ? true : undefined}
              onChange={(event) => setCells(cells.with(at, event.target.value))}
            />
          )}
        </Field>
      ))}
      <Button type="submit" size="small" look="primary">
        {t('batch.problems.take')}
      </Button>
    </form>
  )
}
