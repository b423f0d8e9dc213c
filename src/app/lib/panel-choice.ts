import { useState } from 'react'

/** Read by `public/theme.js` too: the layout that is painted first has the credentials where they were left. */
const STORAGE_KEY = 'seedpad.credentialsPanel'

function read(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== 'folded'
  } catch {
    return true
  }
}

/**
 * Whether the credentials stand on the page or are folded into the header's pill. On a first visit they stand there; what
 * the operator folds stays folded on the next visit. What opens them by itself (a start that lacks them) is not remembered.
 */
export function usePanelChoice(): { open: boolean; show: () => void; toggle: () => void } {
  const [open, setOpen] = useState(read)
  return {
    open,
    show: () => setOpen(true),
    toggle() {
      setOpen(!open)
      try {
        localStorage.setItem(STORAGE_KEY, open ? 'folded' : 'open')
      } catch {
        // Without storage the choice lasts until reload.
      }
    },
  }
}
