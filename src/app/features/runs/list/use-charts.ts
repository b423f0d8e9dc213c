import { useState } from 'react'

const KEY = 'seedpad.runs.charts'

/** Whether the charts are shown; remembered. */
export function useCharts(): [boolean, (shown: boolean) => void] {
  const [shown, setShown] = useState(() => {
    try {
      return localStorage.getItem(KEY) !== 'off'
    } catch {
      return true
    }
  })
  return [
    shown,
    (next) => {
      setShown(next)
      try {
        localStorage.setItem(KEY, next ? 'on' : 'off')
      } catch {
        // Without storage the choice lasts until reload.
      }
    },
  ]
}
