import type { HTMLAttributes, ReactNode } from 'react'
import { type StopItem, useOneTabStop } from './use-one-tab-stop'

type StopListProps = Omit<
  HTMLAttributes<HTMLUListElement>,
  'children' | 'onFocus' | 'onBlur' | 'onKeyDown'
> & {
  /** Of all items that can take the focus, in their order. */
  keys: readonly string[]
  /** `item` goes on what takes the focus in the item of a key. */
  children: (item: (key: string) => StopItem) => ReactNode
}

/** A list of things to press that is one stop of the Tab key; arrows, Page keys, Home and End move inside. */
export function StopList({ keys, children, ...rest }: StopListProps) {
  const { item, list } = useOneTabStop(keys)
  return (
    <ul {...rest} {...list}>
      {children(item)}
    </ul>
  )
}
