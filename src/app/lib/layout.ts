import { useState } from 'react'
import * as z from 'zod/mini'
import { keepChoice, readChoice } from './kept-choice'

const shareSchema = z.number().check(z.gte(10), z.lte(90))

/** The share (percent) of the first of two panes, remembered under a name. */
export function usePaneShare(name: string, initial: number): [number, (share: number) => void] {
  const key = `seedpad.pane.${name}`
  const [share, setShare] = useState(() => {
    try {
      return shareSchema.parse(JSON.parse(readChoice(key) ?? ''))
    } catch {
      return initial
    }
  })
  return [
    share,
    (next) => {
      setShare(next)
      keepChoice(key, JSON.stringify(next))
    },
  ]
}
