import { useEffect } from 'react'

/** Puts the cursor into the search box of the list that is on the screen. @returns false where there is none */
export function focusRunSearch(): boolean {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-run-search]')]
  const box = boxes.find((one) => one.checkVisibility())
  box?.focus()
  box?.select()
  return box !== undefined
}

/** While the list is there, `/` goes to its search, unless something is being typed. */
export function useSlashKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return
      const at = event.target
      if (
        at instanceof HTMLElement &&
        (at.isContentEditable || at.closest('input, textarea, select, dialog, .monaco-editor'))
      )
        return
      if (focusRunSearch()) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
