import { type ReactNode, useId } from 'react'
import styles from './field.module.css'

/** Attributes that tie a control to its label, hint and error. */
export type FieldControl = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
}

type FieldProps = {
  label: string
  /** Help below the control; gives way to the error. */
  hint?: ReactNode
  /** What is wrong and what to do. */
  error?: string | undefined
  warning?: ReactNode
  className?: string | undefined
  children: (control: FieldControl) => ReactNode
}

/** A labelled control with its hint, warning and error below it. */
export function Field({ label, hint, error, warning, className, children }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? warning ?? hint
  return (
    <div className={className}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': note ? noteId : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {note ? (
        <div id={noteId} className={error ? styles.error : warning ? styles.warning : styles.hint}>
          {note}
        </div>
      ) : null}
    </div>
  )
}
