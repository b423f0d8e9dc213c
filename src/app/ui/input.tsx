import type { InputHTMLAttributes, ReactNode, Ref } from 'react'
import { cx } from './cx'
import styles from './input.module.css'
import { leftToComposing } from './is-composing'

type InputProps = InputHTMLAttributes<HTMLInputElement> & {
  mono?: boolean
  /** Masked, and never offered to the browser's password store or another one. */
  secret?: boolean
  /** Buttons or hints inside the frame, after the text. */
  end?: ReactNode
  ref?: Ref<HTMLInputElement>
}

const SECRET = {
  type: 'password',
  autoComplete: 'new-password',
  'data-1p-ignore': '',
  'data-lpignore': 'true',
}

/**
 * A one-line text box. Browser spell checking and completion are off: what is typed here are names and values. Keys of an
 * input method that is composing reach nobody else.
 */
export function Input({ mono = false, secret = false, end, className, onKeyDown, ...rest }: InputProps) {
  return (
    <div className={cx(styles.frame, className)}>
      <input
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        {...(secret && SECRET)}
        {...rest}
        onKeyDown={(event) => {
          if (!leftToComposing(event)) onKeyDown?.(event)
        }}
        className={cx(styles.input, mono && 'mono')}
      />
      {end}
    </div>
  )
}
