import type { ButtonHTMLAttributes, Ref } from 'react'
import styles from './button.module.css'
import { cx } from './cx'

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** `primary`: the one main action of a view; `quiet`: no border, for toolbars; `danger`: what can't be undone. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger'
  size?: 'small' | 'medium' | 'large'
  ref?: Ref<HTMLButtonElement>
}

/** A button with words. Never submits a form unless `type="submit"` is said. */
export function Button({
  look = 'plain',
  size = 'medium',
  className,
  type = 'button',
  ...rest
}: ButtonProps) {
  return <button {...rest} type={type} className={cx(styles.button, styles[look], styles[size], className)} />
}

type IconButtonProps = ButtonProps & { label: string }

/** A square button with an icon; `label` is its accessible name and its tooltip. */
export function IconButton({ label, className, title, look = 'quiet', ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      look={look}
      aria-label={label}
      title={title ?? label}
      className={cx(styles.icon, className)}
    />
  )
}
