const SIZE = 32

/** Draws a ring that fills into the tab's picture; `null` puts the page's own picture back. */
export function drawFavicon(share: number | null): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel~="icon"]')
  if (!link) return
  link.dataset.own ??= link.href
  if (share === null) {
    link.href = link.dataset.own
    return
  }
  const canvas = document.createElement('canvas')
  canvas.width = SIZE
  canvas.height = SIZE
  const context = canvas.getContext('2d')
  if (!context) return
  const ring = (colour: string, part: number) => {
    context.strokeStyle = colour
    context.lineWidth = 7
    context.beginPath()
    context.arc(SIZE / 2, SIZE / 2, SIZE / 2 - 4, -Math.PI / 2, -Math.PI / 2 + part * 2 * Math.PI)
    context.stroke()
  }
  ring('#8aa39480', 1)
  ring('#2fa36a', share)
  link.href = canvas.toDataURL('image/png')
}
