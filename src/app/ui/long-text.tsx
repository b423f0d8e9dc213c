import { useMemo } from 'react'
import { cx } from './cx'
import styles from './long-text.module.css'

type LongTextProps = { label: string; text: string; className?: string }

const PIECE = 6_000

/**
 * A text as it is, never as markup. A long one is cut into pieces that the browser lays out only when they come into
 * view; all of it is there to be selected and searched in the page.
 */
export function LongText({ label, text, className }: LongTextProps) {
  const pieces = useMemo(() => piecesOf(text), [text])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would break the text's white space
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <pre role="region" aria-label={label} tabIndex={0} className={cx('mono', styles.text, className)}>
      {pieces.length === 1
        ? text
        : pieces.map((piece, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other identity
            <span key={at} className={styles.piece}>
              {piece}
            </span>
          ))}
    </pre>
  )
}

/**
 * Cuts a text, after a line's end where there is one near. The line's end itself goes, since each piece is a block; a
 * piece that is cut inside a line breaks there, as it would at the edge of the window.
 */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let from = 0
  while (text.length - from > PIECE) {
    const line = text.lastIndexOf('\n', from + PIECE)
    if (line > from + PIECE / 4) {
      pieces.push(text.slice(from, line))
      from = line + 1
      continue
    }
    // Not between the two halves of one character.
    const half = text.charCodeAt(from + PIECE - 1)
    const to = from + PIECE - (half >= 0xd800 && half < 0xdc00 ? 1 : 0)
    pieces.push(text.slice(from, to))
    from = to
  }
  pieces.push(text.slice(from))
  return pieces
}
