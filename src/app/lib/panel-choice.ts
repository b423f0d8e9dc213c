import { useState } from 'react'
import { keepChoice, readChoice } from './kept-choice'

/** Read by `public/theme.js` too: the layout that is painted first has the credentials where they were left. */
const STORAGE_KEY = 'seedpad.credentialsPanel'

/**
 * Whether the credentials stand on the page or are folded into the header's pill. On a first visit they stand there; what
 * the operator folds stays folded on the next visit. What opens them by itself (a start that lacks them) is not remembered.
 */
export function usePanelChoice(): { open: boolean; show: () => void; toggle: () => void } {
  const [open, setOpen] = useState(() => readChoice(STORAGE_KEY) !== 'folded')
  return {
    open,
    show: () => setOpen(true),
    toggle() {
      setOpen(!open)
      keepChoice(STORAGE_KEY, open ? 'folded' : 'open')
    },
  }
}
