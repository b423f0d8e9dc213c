import { useState } from 'react'
import { keepChoice, readChoice } from '../../../lib/kept-choice'

const KEY = 'seedpad.runs.charts'

/** Whether the charts are shown; remembered. */
export function useCharts(): [boolean, (shown: boolean) => void] {
  const [shown, setShown] = useState(() => readChoice(KEY) !== 'off')
  return [
    shown,
    (next) => {
      setShown(next)
      keepChoice(KEY, next ? 'on' : 'off')
    },
  ]
}
