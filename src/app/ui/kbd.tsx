import styles from './kbd.module.css'

const isApple = /mac|iphone|ipad/i.test(navigator.userAgent)

/** The name of the command key on this machine. */
export const COMMAND_KEY = isApple ? '⌘' : 'Ctrl'

/** A key or chord, drawn as a small cap; hidden from screen readers (controls say it by `aria-keyshortcuts`). */
export function Kbd({ children }: { children: string }) {
  return (
    <span className={styles.kbd} aria-hidden="true">
      {children}
    </span>
  )
}
