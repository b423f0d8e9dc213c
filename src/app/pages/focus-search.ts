const FRAMES = 60

/** Puts the caret into the search of the runs, going to where it is first. */
export function focusSearch(navigate: (path: string) => void): void {
  if (putCaret()) return
  navigate('/runs')
  let left = FRAMES
  const look = () => {
    if (!putCaret() && --left > 0) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

function putCaret(): boolean {
  const field = [
    ...document.querySelectorAll<HTMLInputElement>('[data-runs-search] input, input[data-runs-search]'),
  ].find((one) => one.checkVisibility())
  field?.focus()
  field?.select()
  return field !== undefined
}
