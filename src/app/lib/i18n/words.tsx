import { Fragment, type ReactNode } from 'react'
import { type MessageKey, tExact, useLocale } from './i18n'

type WordsProps = {
  id: MessageKey
  /** Picks the plural form, where there are several. */
  count?: number
  parts: Record<string, ReactNode>
}

/** A message with elements in its gaps: `{{name}}` becomes `parts.name`. Nothing in a value is read as markup. */
export function Words({ id, count, parts }: WordsProps) {
  useLocale()
  const names = Object.keys(parts)
  // Marks that no catalog and no name contains stand for the elements while the words are put in order.
  const marks = Object.fromEntries(names.map((name, at) => [name, `\u0001${at}\u0001`]))
  const marked = tExact(id, count === undefined ? marks : { ...marks, count })
  return marked.split('\u0001').map((piece, at) => {
    const name = at % 2 === 1 ? names[Number(piece)] : undefined
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence have no other identity
    return <Fragment key={at}>{name === undefined ? piece : parts[name]}</Fragment>
  })
}
