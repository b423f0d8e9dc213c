import type { ReactNode } from 'react'
import { cx } from './cx'

type ScrollTextProps = { label: string; className?: string; children: ReactNode }

/** Preformatted text that may scroll: a named region, so that the keyboard can reach and scroll it. */
export function ScrollText({ label, className, children }: ScrollTextProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would break the text's white space
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <pre role="region" aria-label={label} tabIndex={0} className={cx('mono', className)}>
      {children}
    </pre>
  )
}
