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

/** A shortcut's keys as caps: `mod+k` as "Ctrl K", `g l` as two. `spoken` reads them out as well. */
export function Keys({ keys, spoken = false }: { keys: string; spoken?: boolean }) {
  const caps = keys.split(/[ +]/).map(capOf)
  return (
    <span className={styles.keys}>
      {spoken ? <span className="visually-hidden">{caps.join(' ')}</span> : null}
      {caps.map((cap, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the keys of one chord have no other identity
        <Kbd key={at}>{cap}</Kbd>
      ))}
    </span>
  )
}

function capOf(key: string): string {
  if (key === 'mod') return COMMAND_KEY
  if (key === 'enter') return '↵'
  return key.length === 1 ? key.toUpperCase() : key
}
