import { useT } from '../../../lib/i18n/i18n'
import { Button } from '../../../ui/button'
import { Field } from '../../../ui/field'
import { Input } from '../../../ui/input'
import { StopList } from '../../../ui/stop-list'
import type { FaultyRow } from '../prepare/workshop'
import { misfitWords, rowFaultWords } from './fault-words'
import styles from './setup.module.css'
import type { Setup } from './setup-state'
import { setupStore } from './setup-store'
import '../later-words'

/** What is wrong or odd with the rows, each with its line: bad rows can be mended here, others be left out. */
export function Problems({ setup }: { setup: Setup }) {
  const t = useT()
  const { built, columns, leftOut, mending } = setup
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
          <StopList className={styles.list} keys={faulty.map(({ row }) => String(row))}>
            {(item) =>
              faulty.map((row) => (
                <li key={row.row}>
                  <div className={styles.problem}>
                    <span className={styles.line}>
                      {setup.kind === 'folder' ? fileOf(row) : at(row.line, row.row)}
                    </span>
                    <span className={styles.reason}>{rowFaultWords(t, row.fault)}</span>
                    <Button
                      {...item(String(row.row))}
                      size="small"
                      onClick={() =>
                        setupStore.note({
                          mending:
                            mending?.row === row.row
                              ? null
                              : { row: row.row, cells: columns.map((_, at) => row.cells[at] ?? '') },
                        })
                      }
                    >
                      {t('batch.problems.mend')}
                    </Button>
                  </div>
                  {mending?.row === row.row ? (
                    <Mend row={row} names={columns.map(({ name }) => name)} cells={mending.cells} />
                  ) : null}
                </li>
              ))
            }
          </StopList>
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

/** Which file of a folder it is: its path stands beside its seed. */
const fileOf = ({ row, cells }: FaultyRow) => cells[1] ?? `#${row + 1}`

type MendProps = { row: FaultyRow; names: readonly string[]; cells: readonly string[] }

/** A bad row's cells; what is typed in them outlives a reload before it is taken. */
function Mend({ row, names, cells }: MendProps) {
  const t = useT()
  const now = names.map((_, at) => cells[at] ?? '')
  return (
    <form
      className={styles.mend}
      onSubmit={(event) => {
        event.preventDefault()
        // The form goes, and the row too where it is sound now: then the list gives the focus to the next one.
        event.currentTarget.closest('li')?.querySelector<HTMLElement>('[data-stop]')?.focus()
        void setupStore.fix(row.row, row.cells, now)
      }}
    >
      {names.map((name, at) => (
        <Field key={name} label={name}>
          {(control) => (
            <Input
              {...control}
              mono
              value={now[at] ?? ''}
              aria-invalid={row.fault.column === name ? true : undefined}
              onChange={(event) =>
                setupStore.note({ mending: { row: row.row, cells: now.with(at, event.target.value) } })
              }
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
